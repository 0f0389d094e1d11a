-- Questionnaires and handover sheets as a workspace has shaped them. The built-in ones are content of the product and
-- have no row. A published version never changes; what was filled in under it stays readable.
create table accounts.form_definitions (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  form_definition_id uuid not null,
  kind text not null check (kind in ('hearing', 'handoff')),
  form_key text not null,
  form_version int not null,
  status text not null check (status in ('draft', 'published', 'retired')),
  -- The form that new sheets of its kind start from.
  is_default boolean not null default false,
  definition jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  -- Counts edits of a draft.
  version int not null default 1,
  primary key (workspace_id, form_definition_id),
  unique (workspace_id, form_key, form_version)
);
create unique index form_definitions_one_default on accounts.form_definitions (workspace_id, kind) where is_default;
select platform.protect_table('accounts.form_definitions');

-- A form filled in for a customer. Completeness is kept beside the answers, so that lists need not read them.
create table accounts.sheets (
  workspace_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('hearing', 'handoff')),
  form_key text not null,
  form_version int not null,
  answers jsonb not null default '{}',
  -- By answer, the sheet's version that last changed it: two people in different answers do not meet.
  answer_versions jsonb not null default '{}',
  filled_required int not null,
  required int not null,
  missing text[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version int not null default 1,
  primary key (workspace_id, account_id, kind)
);
select platform.protect_table('accounts.sheets');

create table accounts.sheet_changes (
  workspace_id uuid not null,
  account_id uuid not null,
  sheet_change_id uuid not null,
  kind text not null,
  answer_key text not null,
  before jsonb,
  after jsonb,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  changed_at timestamptz not null,
  primary key (workspace_id, account_id, sheet_change_id)
);
create index sheet_changes_by_time on accounts.sheet_changes (workspace_id, account_id, kind, sheet_change_id desc);
select platform.protect_table('accounts.sheet_changes', 'select, insert, update');

create table accounts.handoffs (
  workspace_id uuid not null,
  account_id uuid not null,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'accepted', 'sent_back')),
  won_on date,
  -- The day by which whoever has the sheet now must act; null while the won date is unknown and once accepted.
  due_on date,
  first_submitted_on date,
  submitted_on date,
  sent_back_on date,
  accepted_on date,
  submitted_by text,
  accepted_by text,
  times_sent_back int not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, account_id)
);
create index handoffs_open on accounts.handoffs (workspace_id, (coalesce(due_on, 'infinity'::date)), account_id)
  where status <> 'accepted';
select platform.protect_table('accounts.handoffs');

create table accounts.handoff_steps (
  workspace_id uuid not null,
  account_id uuid not null,
  handoff_step_id uuid not null,
  step text not null check (step in ('submitted', 'accepted', 'sent_back', 'asked')),
  reason text,
  body text,
  -- Answers that the step asks for.
  answer_keys text[] not null default '{}',
  sheet_version int not null,
  actor_kind text not null,
  actor_name text not null,
  occurred_at timestamptz not null,
  primary key (workspace_id, account_id, handoff_step_id)
);
select platform.protect_table('accounts.handoff_steps', 'select, insert');

create view accounts.published_handoffs with (security_invoker = true) as
  select workspace_id, account_id, status, won_on, due_on, first_submitted_on, submitted_on, accepted_on, times_sent_back
  from accounts.handoffs;
grant select on accounts.published_handoffs to banso_app;
