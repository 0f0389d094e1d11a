create schema onboarding;
grant usage on schema onboarding to banso_app;

-- Programs of the workspace's own. The built-in ones are part of the product and never change within a version.
create table onboarding.program_versions (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  program_key text not null,
  program_version int not null,
  definition jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (workspace_id, program_key, program_version)
);
-- A published version never changes: the serving role may not update or delete it.
select platform.protect_table('onboarding.program_versions', 'select, insert');

create table onboarding.program_drafts (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  program_key text not null,
  definition jsonb not null,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (workspace_id, program_key)
);
select platform.protect_table('onboarding.program_drafts');

create table onboarding.projects (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  program_key text not null,
  program_version int not null,
  -- What the program said on the day the project was made from it, without its tasks.
  program jsonb not null,
  state text not null,
  -- Round of the onboarding; each re-kickoff begins another.
  cycle int not null default 1,
  owner_id uuid references identity.users (id),
  contract_start_on date not null,
  kickoff_done_on date,
  -- As agreed with the customer; where the plan stands now is the value task's due date.
  value_on date not null,
  first_value_on date,
  value_confirmed_on date,
  verdict text,
  ended_on date,
  end_reason_key text,
  end_reason text,
  rekicked_off_on date,
  sends_reminders boolean not null default true,
  -- Told once in each round.
  warned_on date,
  rekickoff_due_on date,
  exam_opened_on date,
  started_at timestamptz not null,
  last_activity_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id),
  foreign key (workspace_id, account_id) references accounts.accounts (workspace_id, account_id)
);
-- One onboarding at a time, also when a button is pressed twice.
create unique index projects_open on onboarding.projects (workspace_id, account_id) where ended_on is null;
create index projects_by_id on onboarding.projects (workspace_id, project_id);
create index projects_by_value_date on onboarding.projects (workspace_id, value_on, project_id);
select platform.protect_table('onboarding.projects');

create table onboarding.tasks (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  task_id uuid not null,
  key text not null,
  position int not null,
  stage text not null,
  element text not null,
  kind text,
  side text not null check (side in ('vendor', 'customer', 'joint')),
  owner_role text not null,
  owner_user_id uuid references identity.users (id),
  owner_stakeholder_id uuid,
  -- Name, when it is done, and its pieces, in both languages.
  texts jsonb not null,
  start_on date not null,
  due_on date not null,
  baseline_start_on date not null,
  baseline_due_on date not null,
  status text not null default 'todo' check (status in ('todo', 'doing', 'done', 'skipped')),
  done_on date,
  done_by text,
  is_pinned boolean not null default false,
  is_milestone boolean not null default false,
  is_custom boolean not null default false,
  depends_on text[] not null default '{}',
  weight double precision not null,
  effort_minutes int not null default 0,
  visibility text not null default 'internal' check (visibility in ('internal', 'customer')),
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, task_id),
  unique (workspace_id, account_id, project_id, key),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id),
  check (start_on <= due_on)
);
create index tasks_open on onboarding.tasks (workspace_id, due_on) where status in ('todo', 'doing');
select platform.protect_table('onboarding.tasks');

create table onboarding.task_comments (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  task_comment_id uuid not null,
  task_id uuid not null,
  client_id text not null,
  body text not null,
  visibility text not null default 'internal' check (visibility in ('internal', 'customer')),
  author_kind text not null,
  author_name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, task_comment_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id, task_id)
    references onboarding.tasks (workspace_id, account_id, project_id, task_id)
);
select platform.protect_table('onboarding.task_comments', 'select, insert');

create table onboarding.goals (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  goal_id uuid not null,
  cycle int not null,
  position int not null,
  use_case text not null,
  problem text not null,
  metric text not null,
  unit text not null,
  baseline double precision,
  target double precision,
  direction text not null,
  deadline date,
  required_evidence text not null,
  measured_by text not null,
  is_must boolean not null,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, goal_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.goals');

create table onboarding.measurements (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  measurement_id uuid not null,
  goal_id uuid not null,
  client_id text not null,
  measured_on date not null,
  value double precision not null,
  evidence text not null,
  evidence_url text,
  source text not null check (source in ('manual', 'usage', 'import')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, measurement_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id, goal_id)
    references onboarding.goals (workspace_id, account_id, project_id, goal_id)
);
select platform.protect_table('onboarding.measurements', 'select, insert');

create table onboarding.kickoffs (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  cycle int not null,
  -- The five agreed records by key.
  records jsonb not null default '{}',
  is_sponsor_committed boolean not null default false,
  are_roles_assigned boolean not null default false,
  is_scope_signed boolean not null default false,
  are_minutes_sent boolean not null default false,
  minutes text not null default '',
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, cycle),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.kickoffs', 'select, insert, update');

create table onboarding.early_wins (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  key text not null,
  reached_on date not null,
  note text not null,
  source text not null check (source in ('manual', 'usage')),
  recorded_by text not null,
  primary key (workspace_id, account_id, project_id, key),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.early_wins', 'select, insert');

create table onboarding.criteria (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  criterion_id uuid not null,
  key text not null,
  position int not null,
  category text not null,
  text jsonb not null,
  is_must boolean not null,
  state text not null default 'unknown' check (state in ('met', 'unmet', 'unknown')),
  evidence text not null default '',
  agreed_on date,
  agreed_by text,
  agreed_source text check (agreed_source in ('customer', 'on_behalf')),
  agreed_how text,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, criterion_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.criteria');

-- What the customer said is never changed, nor by whom it was written down: select and insert only.
create table onboarding.exam_answers (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  cycle int not null,
  respondent text not null check (respondent in ('champion', 'sponsor')),
  client_id text not null,
  score int not null check (score between 0 and 10),
  reason text not null,
  name text not null,
  stakeholder_id uuid,
  answered_on date not null,
  source text not null check (source in ('customer', 'on_behalf')),
  how text,
  recorded_by text,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, cycle, respondent),
  unique (workspace_id, account_id, project_id, client_id),
  check ((source = 'customer') = (how is null and recorded_by is null)),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.exam_answers', 'select, insert');

create table onboarding.judgements (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  judgement_id uuid not null,
  cycle int not null,
  verdict text not null,
  score int,
  unmet int not null,
  reasons jsonb not null,
  conditions jsonb not null,
  judged_on date not null,
  judged_by text not null,
  primary key (workspace_id, account_id, project_id, judgement_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.judgements', 'select, insert');

create table onboarding.value_confirmations (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  value_confirmation_id uuid not null,
  client_id text not null,
  goal_id uuid,
  words text not null check (btrim(words) <> ''),
  name text not null check (btrim(name) <> ''),
  title text not null,
  stakeholder_id uuid,
  confirmed_on date not null,
  source text not null check (source in ('customer', 'on_behalf')),
  how text,
  recorded_by text,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, value_confirmation_id),
  unique (workspace_id, account_id, project_id, client_id),
  check ((source = 'customer') = (how is null and recorded_by is null)),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.value_confirmations', 'select, insert');

create table onboarding.rekickoffs (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  rekickoff_id uuid not null,
  from_cycle int not null,
  reason_keys text[] not null,
  root_cause text not null,
  sponsor_name text not null,
  sponsor_words text not null,
  held_on date not null,
  previous_value_on date not null,
  value_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, rekickoff_id),
  unique (workspace_id, account_id, project_id, from_cycle),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.rekickoffs', 'select, insert');

-- One row a reminder: the key is what keeps it from going out twice. A new due date is a new promise.
create table onboarding.reminders (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  task_id uuid not null,
  kind text not null check (kind in ('before_due', 'after_due', 'long_overdue')),
  due_on date not null,
  reminded_on date not null,
  state text not null check (state in ('visible', 'queued')),
  primary key (workspace_id, account_id, project_id, task_id, kind, due_on),
  foreign key (workspace_id, account_id, project_id, task_id)
    references onboarding.tasks (workspace_id, account_id, project_id, task_id)
);
select platform.protect_table('onboarding.reminders', 'select, insert, update');

create view onboarding.published_projects with (security_invoker = true) as
  select workspace_id, account_id, project_id, program_key, program_version, state, contract_start_on,
    kickoff_done_on as kickoff_on, value_on, first_value_on, value_confirmed_on, ended_on, verdict, cycle, owner_id
  from onboarding.projects;
grant select on onboarding.published_projects to banso_app;

create view onboarding.published_tasks with (security_invoker = true) as
  select workspace_id, account_id, project_id, task_id, key, kind, side, status, start_on, due_on, baseline_start_on,
    baseline_due_on, done_on, is_milestone
  from onboarding.tasks;
grant select on onboarding.published_tasks to banso_app;
