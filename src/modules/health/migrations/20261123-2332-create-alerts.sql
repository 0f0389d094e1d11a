-- Movements that somebody should look at, what was done about them and what came of it. One open alert of a kind a customer.
create table health.alerts (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  alert_id uuid not null,
  kind text not null check (kind in ('drop', 'band_worsened', 'silence', 'seat_share', 'champion_left')),
  params jsonb not null,
  opened_on date not null,
  opened_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at timestamptz,
  resolved_by text,
  -- 'cleared' is what went away by itself.
  outcome text check (outcome in ('acted', 'false_alarm', 'accepted', 'cleared')),
  note text,
  primary key (workspace_id, account_id, alert_id)
);
select platform.protect_table('health.alerts', 'select, insert, update');
create unique index alerts_open on health.alerts (workspace_id, account_id, kind) where resolved_at is null;
create index alerts_by_time on health.alerts (workspace_id, opened_at desc) where resolved_at is null;
