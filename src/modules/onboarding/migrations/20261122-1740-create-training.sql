-- What can be taught, and the questions by which one sees whether it was understood.
create table onboarding.courses (
  workspace_id uuid not null,
  course_id uuid not null,
  client_id text not null,
  kind text not null check (kind in ('live', 'group', 'one_to_one', 'video', 'guide', 'sandbox')),
  audience text not null check (audience in ('admin', 'user')),
  name text not null,
  minutes int not null check (minutes between 5 and 480),
  url text,
  questions jsonb not null default '[]',
  is_archived boolean not null default false,
  version int not null default 1,
  primary key (workspace_id, course_id),
  unique (workspace_id, client_id)
);
select platform.protect_table('onboarding.courses', 'select, insert, update');

-- A course in one project. What is taught live is a meeting of the project; several projects may share `joint_id`, each with
-- a row, a meeting and people of its own, so that no customer's row ever speaks of another's.
create table onboarding.trainings (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  training_id uuid not null,
  cycle int not null,
  client_id text not null,
  course_id uuid not null,
  task_id uuid,
  meeting_id uuid,
  joint_id uuid,
  due_on date not null,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, training_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id),
  foreign key (workspace_id, course_id) references onboarding.courses (workspace_id, course_id)
);
create index trainings_by_joint on onboarding.trainings (workspace_id, joint_id) where joint_id is not null;
create index trainings_by_meeting on onboarding.trainings (workspace_id, meeting_id);
select platform.protect_table('onboarding.trainings', 'select, insert, update');

-- Who is to learn it: a stakeholder, or somebody of whom only name and address are known.
create table onboarding.training_participants (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  training_id uuid not null,
  participant_id uuid not null,
  stakeholder_id uuid,
  name text not null,
  email text,
  has_attended boolean,
  completed_on date,
  source text not null check (source in ('staff', 'import', 'portal')),
  primary key (workspace_id, account_id, project_id, training_id, participant_id),
  foreign key (workspace_id, account_id, project_id, training_id)
    references onboarding.trainings (workspace_id, account_id, project_id, training_id)
);
create unique index training_participants_by_email
  on onboarding.training_participants (workspace_id, account_id, project_id, training_id, lower(email)) where email is not null;
select platform.protect_table('onboarding.training_participants');

-- Each attempt with the questions as they were asked; never changed afterwards.
create table onboarding.skill_attempts (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  skill_attempt_id uuid not null,
  training_id uuid not null,
  participant_id uuid not null,
  client_id text not null,
  questions jsonb not null,
  answers jsonb not null,
  correct int not null,
  asked int not null check (asked > 0),
  has_passed boolean not null,
  source text not null check (source in ('customer', 'on_behalf')),
  taken_on date not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, skill_attempt_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id, training_id, participant_id)
    references onboarding.training_participants (workspace_id, account_id, project_id, training_id, participant_id)
);
select platform.protect_table('onboarding.skill_attempts', 'select, insert');

-- What a participant said of the training, once.
create table onboarding.training_answers (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  training_id uuid not null,
  participant_id uuid not null,
  understood int not null check (understood between 1 and 5),
  usable int not null check (usable between 1 and 5),
  wanted text not null default '',
  source text not null check (source in ('customer', 'on_behalf')),
  answered_on date not null,
  primary key (workspace_id, account_id, project_id, training_id, participant_id),
  foreign key (workspace_id, account_id, project_id, training_id, participant_id)
    references onboarding.training_participants (workspace_id, account_id, project_id, training_id, participant_id)
);
select platform.protect_table('onboarding.training_answers', 'select, insert');

-- Evidence of what each person has learnt: when a course was completed, and when its check was first passed.
create view onboarding.published_learning with (security_invoker = true) as
  select people.workspace_id, people.account_id, people.project_id, people.training_id, people.participant_id,
    people.stakeholder_id, people.name, people.email, courses.course_id, courses.audience, courses.kind,
    coalesce(people.has_attended, false) or people.completed_on is not null as is_completed,
    people.completed_on, checks.passed_on, coalesce(checks.attempts, 0) as attempts
  from onboarding.training_participants as people
  join onboarding.trainings as trainings
    on trainings.workspace_id = people.workspace_id and trainings.account_id = people.account_id
    and trainings.project_id = people.project_id and trainings.training_id = people.training_id
  join onboarding.courses as courses
    on courses.workspace_id = trainings.workspace_id and courses.course_id = trainings.course_id
  left join (
    select workspace_id, account_id, project_id, training_id, participant_id,
      min(taken_on) filter (where has_passed) as passed_on, count(*)::int as attempts
    from onboarding.skill_attempts
    group by workspace_id, account_id, project_id, training_id, participant_id
  ) as checks
    on checks.workspace_id = people.workspace_id and checks.account_id = people.account_id
    and checks.project_id = people.project_id and checks.training_id = people.training_id
    and checks.participant_id = people.participant_id;
grant select on onboarding.published_learning to banso_app;
