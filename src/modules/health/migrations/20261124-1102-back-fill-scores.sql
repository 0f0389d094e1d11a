-- Scores of days before there were any, computed afterwards by what was known on that day; null where the day ended so.
alter table health.score_days add column computed_at timestamptz;
grant delete on health.score_days to banso_app;

-- Computing past days: how far it has come.
create table health.back_fills (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  back_fill_id uuid not null,
  every text not null check (every in ('week', 'month')),
  -- The days in their order, YYYY-MM-DD; `done` of them are through.
  days text[] not null,
  done int not null,
  scores int not null,
  asked_by text not null,
  asked_at timestamptz not null,
  finished_at timestamptz,
  stopped_by text,
  primary key (workspace_id, back_fill_id)
);
create unique index back_fills_running on health.back_fills (workspace_id) where finished_at is null;
select platform.protect_table('health.back_fills', 'select, insert, update');
