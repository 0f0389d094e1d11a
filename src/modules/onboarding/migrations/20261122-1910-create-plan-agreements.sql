-- The customer's own word on the agreed plan, once for each of its versions; the versions before are in baselines.
create table onboarding.plan_agreements (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  plan int not null check (plan > 0),
  -- What was agreed to: the value date, and each shared task's days.
  value_on date not null,
  tasks jsonb not null,
  agreed_by text not null check (btrim(agreed_by) <> ''),
  agreed_on date not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, plan),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.plan_agreements', 'select, insert');
