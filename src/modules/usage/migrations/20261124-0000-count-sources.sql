-- What came from each source by the hour, for pages that may not count millions of batches to say so.
create table usage.source_hours (
  workspace_id uuid not null,
  source_id uuid not null,
  hour timestamptz not null,
  accepted int not null,
  last_received_at timestamptz not null,
  primary key (workspace_id, source_id, hour)
) with (fillfactor = 80);
select platform.protect_table('usage.source_hours', 'select, insert, update');

insert into usage.source_hours (workspace_id, source_id, hour, accepted, last_received_at)
  select workspace_id, source_id, date_trunc('hour', received_at, 'UTC'), sum(accepted), max(received_at)
  from usage.batches where accepted > 0 group by 1, 2, 3;

create index rejections_by_age on usage.rejections (workspace_id, received_at);
