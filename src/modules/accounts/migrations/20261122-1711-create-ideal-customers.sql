-- What the workspace calls a customer that fits, version by version. Without a row the built-in one counts, as version 0.
create table accounts.ideal_customers (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  ideal_version int not null,
  definition jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (workspace_id, ideal_version)
);
-- A version never changes: a verdict of the past can be explained.
select platform.protect_table('accounts.ideal_customers', 'select, insert');
