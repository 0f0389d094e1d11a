-- Which weeks of a customer's page were looked at for news, whether or not there were any.
create table portal.digests (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  week_on date not null,
  made_at timestamptz not null,
  primary key (workspace_id, account_id, week_on)
);
select platform.protect_table('portal.digests', 'select, insert');
