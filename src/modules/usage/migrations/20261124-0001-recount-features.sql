-- How far the days of customers are counted anew after the features were changed.
create table usage.feature_recounts (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  after_account_id uuid,
  done int not null,
  total int,
  asked_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id)
);
select platform.protect_table('usage.feature_recounts', 'select, insert, update');
