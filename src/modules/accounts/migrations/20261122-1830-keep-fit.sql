-- The verdict of the last judgement, so that lists can show and filter it; null before the first.
alter table accounts.accounts
  add column fit_verdict text check (fit_verdict in ('fit', 'caution', 'poor_fit', 'unknown')),
  add column fit_score int,
  add column fit_ideal_version int,
  add column fit_judged_at timestamptz;
create index accounts_by_fit on accounts.accounts (workspace_id, (coalesce(fit_verdict, 'unknown')), sort_key, account_id)
  where archived_at is null;
