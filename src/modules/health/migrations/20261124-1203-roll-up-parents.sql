-- How the workspace watches health: how groups are rolled up, and when movements are told. Without a row as built in.
create table health.settings (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  definition jsonb not null,
  settings_version int not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace_id)
);
select platform.protect_table('health.settings');

-- How the customers below a parent stood on each day, for ever: who they were, their scores, bands and yearly revenue in the
-- same order, the lowest first, and what was made of them by which method, so that any past day explains itself.
create table health.roll_ups (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  day date not null,
  wanted_method text not null check (wanted_method in ('worst', 'mean', 'arr_weighted')),
  -- Another than wanted where revenue cannot be compared.
  method text not null check (method in ('worst', 'mean', 'arr_weighted')),
  good smallint not null,
  watch smallint not null,
  score smallint,
  member_ids uuid[] not null,
  member_scores smallint[] not null,
  member_bands smallint[] not null,
  member_arr bigint[] not null,
  primary key (workspace_id, account_id, day)
);
select platform.protect_table('health.roll_ups');
