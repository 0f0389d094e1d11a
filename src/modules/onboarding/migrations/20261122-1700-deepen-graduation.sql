-- What a workspace set itself for exam and judgement; without a row the built-in values count.
create table onboarding.graduation_policies (
  workspace_id uuid primary key,
  policy jsonb not null,
  version int not null default 1,
  updated_by text not null,
  updated_at timestamptz not null
);
select platform.protect_table('onboarding.graduation_policies');

-- On which day a conditional graduation is judged again.
alter table onboarding.judgements add rejudge_on date;
alter table onboarding.projects add rejudge_on date;

-- What is still to be done for a conditional graduation, followed one by one.
create table onboarding.conditions (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  condition_id uuid not null,
  judgement_id uuid not null,
  text text not null check (btrim(text) <> ''),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'met', 'dropped')),
  closed_on date,
  closed_by text,
  note text not null default '',
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, condition_id),
  check ((state = 'open') = (closed_on is null)),
  foreign key (workspace_id, account_id, project_id, judgement_id)
    references onboarding.judgements (workspace_id, account_id, project_id, judgement_id)
);
select platform.protect_table('onboarding.conditions');

-- What the exam's calendar did in a round, each step once.
create table onboarding.exam_steps (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  cycle int not null,
  step text not null check (step in ('sent', 'first_reminder', 'last_reminder', 'unanswered', 'rejudge_due')),
  -- The day that it was due, so that a later re-judgement is told again.
  due_on date not null,
  taken_on date not null,
  primary key (workspace_id, account_id, project_id, cycle, step, due_on),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.exam_steps', 'select, insert');

-- Which level of independence the customer showed, or lost, and by what. Never changed, only followed by another.
create table onboarding.enablement_records (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  enablement_record_id uuid not null,
  client_id text not null,
  level int not null check (level between 1 and 4),
  is_shown boolean not null,
  evidence text not null check (btrim(evidence) <> ''),
  shown_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, enablement_record_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.enablement_records', 'select, insert');

-- A confirmation of value that was recorded by mistake or taken back. The confirmation itself stays as it was said.
create table onboarding.value_withdrawals (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  value_confirmation_id uuid not null,
  reason text not null check (btrim(reason) <> ''),
  withdrawn_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, value_confirmation_id),
  foreign key (workspace_id, account_id, project_id, value_confirmation_id)
    references onboarding.value_confirmations (workspace_id, account_id, project_id, value_confirmation_id)
);
select platform.protect_table('onboarding.value_withdrawals', 'select, insert');
