create schema metrics;
grant usage on schema metrics to banso_app;

-- What the reports count of each onboarding project, written anew every hour. Null: does not apply to it, or not yet.
create table metrics.onboarding_facts (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  program_key text not null,
  program_version int not null,
  owner_id uuid,
  contract_start_on date not null,
  value_on date not null,
  value_confirmed_on date,
  ended_on date,
  is_open boolean not null,
  -- Shares: whether the project counts, among those to which the question applies.
  completed boolean,
  completed_on_time boolean,
  churned boolean not null,
  retained_90 boolean,
  value_30 boolean,
  value_60 boolean,
  value_90 boolean,
  early_win_30 boolean,
  exam_answered boolean,
  homework_due int not null,
  homework_on_time int not null,
  meetings_asked int not null,
  meetings_attended int not null,
  -- Days, and a score of 0–10.
  sale_to_kickoff int,
  time_to_churn int,
  time_to_value int,
  exam_score double precision,
  response_days double precision,
  counted_on date not null,
  primary key (workspace_id, account_id, project_id)
);
select platform.protect_table('metrics.onboarding_facts');

-- The same by the element of the work.
create table metrics.onboarding_steps (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  element text not null,
  -- Calendar days by which the finished element ended after its plan; null while it goes on.
  over_plan int,
  -- Calendar days that an open project's oldest open task of it is overdue; null where none is.
  waiting int,
  primary key (workspace_id, account_id, project_id, element)
);
select platform.protect_table('metrics.onboarding_steps');
