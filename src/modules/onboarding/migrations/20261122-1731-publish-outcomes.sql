create or replace view onboarding.published_projects with (security_invoker = true) as
  select workspace_id, account_id, project_id, program_key, program_version, state, contract_start_on,
    kickoff_done_on as kickoff_on, value_on, first_value_on, value_confirmed_on, ended_on, verdict, cycle, owner_id,
    exam_opened_on, forecast_on
  from onboarding.projects;

create or replace view onboarding.published_tasks with (security_invoker = true) as
  select workspace_id, account_id, project_id, task_id, key, kind, side, status, start_on, due_on, baseline_start_on,
    baseline_due_on, done_on, is_milestone, element
  from onboarding.tasks;

create view onboarding.published_early_wins with (security_invoker = true) as
  select workspace_id, account_id, project_id, key, reached_on from onboarding.early_wins;
grant select on onboarding.published_early_wins to banso_app;

create view onboarding.published_exam_answers with (security_invoker = true) as
  select workspace_id, account_id, project_id, cycle, respondent, score, answered_on from onboarding.exam_answers;
grant select on onboarding.published_exam_answers to banso_app;

-- How long the customer took to write back where both read it: from our first word after theirs to their next.
create view onboarding.published_responses with (security_invoker = true) as
  select workspace_id, account_id, project_id, asked_at, answered_at
  from (
    select workspace_id, account_id, project_id, is_customers, was_customers, created_at as asked_at,
      min(created_at) filter (where is_customers) over (
        partition by workspace_id, account_id, project_id, task_id order by task_comment_id
        rows between 1 following and unbounded following) as answered_at
    from (
      select workspace_id, account_id, project_id, task_id, task_comment_id, created_at,
        author_kind = 'portal' as is_customers,
        lag(author_kind = 'portal', 1, true) over (
          partition by workspace_id, account_id, project_id, task_id order by task_comment_id) as was_customers
      from onboarding.task_comments
      where visibility = 'customer'
    ) as talk
  ) as turns
  where not is_customers and was_customers;
grant select on onboarding.published_responses to banso_app;
