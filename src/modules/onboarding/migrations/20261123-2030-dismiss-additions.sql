-- Work of a program that a later answer asks for, and that somebody decided to do without in this project.
create table onboarding.dismissed_additions (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  task_key text not null,
  dismissed_by text not null,
  dismissed_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, task_key)
);
select platform.protect_table('onboarding.dismissed_additions', 'select, insert');
