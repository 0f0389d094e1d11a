-- A conditional graduation is judged again by a new answer: answers stay as they were given, and count up by attempt.
alter table onboarding.projects add exam_attempt int not null default 1;
update onboarding.projects set exam_attempt = 2 where verdict = 'conditional';

alter table onboarding.exam_answers add attempt int not null default 1;
alter table onboarding.exam_answers drop constraint exam_answers_pkey;
alter table onboarding.exam_answers
  add primary key (workspace_id, account_id, project_id, cycle, attempt, respondent);

alter table onboarding.exam_steps drop constraint exam_steps_step_check;
alter table onboarding.exam_steps add constraint exam_steps_step_check
  check (step in ('sent', 'first_reminder', 'last_reminder', 'unanswered', 'asked_again', 'rejudge_due'));

create or replace view onboarding.published_exam_answers with (security_invoker = true) as
  select workspace_id, account_id, project_id, cycle, respondent, score, answered_on, attempt
  from onboarding.exam_answers;
