-- Sets of events by their properties. An event of such a set is counted a second time, under the set's own key, so that
-- measures over properties read the same rollups as all others. Batches from `from_batch_no` on are counted as they come,
-- earlier ones by a job that has come as far as `counted_up_to`.
create table usage.derived_events (
  workspace_id uuid not null,
  event_key bigint not null,
  event_set jsonb not null,
  from_batch_no bigint not null,
  counted_up_to bigint,
  is_complete boolean not null,
  primary key (workspace_id, event_key)
);
select platform.protect_table('usage.derived_events', 'select, insert, update');

-- Figures that were defined over events.
create table usage.measures (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  measure_id uuid not null,
  name_ja text not null,
  name_en text not null,
  definition jsonb not null,
  version int not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, measure_id)
);
select platform.protect_table('usage.measures', 'select, insert, update');
