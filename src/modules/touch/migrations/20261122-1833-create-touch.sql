create schema touch;
grant usage on schema touch to banso_app;

-- The catalogue of measures and the plan of touchpoints, version by version. Without a row the built-in one counts, as 0.
create table touch.definitions (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  kind text not null check (kind in ('measures', 'journey')),
  definition_version int not null check (definition_version > 0),
  definition jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (workspace_id, kind, definition_version)
);
select platform.protect_table('touch.definitions', 'select, insert');

-- A measure that was begun with a customer, and the task that it became in the plan.
create table touch.started_measures (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  started_measure_id uuid not null,
  measure_key text not null,
  client_id text not null,
  project_id uuid not null,
  task_id uuid not null,
  started_on date not null,
  started_by text not null,
  primary key (workspace_id, account_id, started_measure_id),
  unique (workspace_id, account_id, client_id)
);
select platform.protect_table('touch.started_measures', 'select, insert');
