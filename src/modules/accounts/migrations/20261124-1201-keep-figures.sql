-- What modules above this one tell of customers, so that the list can show it, filter by it and be ordered by it. Beside the
-- customers and not among them: it changes without anybody editing a customer.
create table accounts.figures (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  health_score smallint,
  health_band text,
  primary key (workspace_id, account_id)
);
select platform.protect_table('accounts.figures');
