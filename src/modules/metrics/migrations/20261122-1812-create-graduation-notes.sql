-- What was noticed of a customer in a month's review of the graduation point.
create table metrics.graduation_notes (
  workspace_id uuid not null,
  account_id uuid not null,
  month date not null check (extract(day from month) = 1),
  note text not null,
  version int not null default 1,
  written_by text not null,
  written_at timestamptz not null,
  primary key (workspace_id, account_id, month)
);
select platform.protect_table('metrics.graduation_notes', 'select, insert, update');
