-- What the modules that know of it reported: projects, renewals, churn. The phases depend on it.
alter table accounts.accounts add column phase_facts jsonb not null default '{}';

create index accounts_by_creation on accounts.accounts (workspace_id, created_at, account_id) where archived_at is null;
create index accounts_by_change on accounts.accounts (workspace_id, updated_at, account_id) where archived_at is null;
create index accounts_by_phase_start on accounts.accounts (workspace_id, phase_since, account_id) where archived_at is null;
create index accounts_by_mrr on accounts.accounts (workspace_id, mrr_minor desc nulls last, account_id desc) where archived_at is null;
