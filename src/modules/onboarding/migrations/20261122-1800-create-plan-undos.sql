-- The last change of a plan by each person, with what its tasks were before: by it the change can be taken back.
create table onboarding.plan_undos (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  made_by text not null,
  change_id uuid not null,
  made_at timestamptz not null,
  -- Whole rows of tasks as they were; those that the change took out are among them.
  before jsonb not null,
  -- Versions of the changed and added tasks after it, by ID: another version means that somebody changed them since.
  after jsonb not null,
  added uuid[] not null,
  closed jsonb not null,
  primary key (workspace_id, account_id, project_id, made_by),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.plan_undos');
