create schema usage;
grant usage on schema usage to banso_app;

-- Where events come from. Its write keys are tokens of purpose `usage_write_key`.
create table usage.sources (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  source_id uuid not null,
  name text not null,
  kind text not null check (kind in ('server', 'browser', 'upload')),
  key_hint text,
  created_at timestamptz not null,
  created_by text not null,
  version int not null default 1,
  revoked_at timestamptz,
  primary key (workspace_id, source_id)
);
select platform.protect_table('usage.sources', 'select, insert, update');

-- One request as it came: acknowledged when this is on disk. The number holds the moment, so that months can be dropped.
create table usage.batches (
  workspace_id uuid not null,
  batch_no bigint not null,
  source_id uuid not null,
  received_at timestamptz not null,
  accepted int not null,
  rejected int not null,
  encoding text not null check (encoding in ('plain', 'zstd')),
  body bytea not null,
  primary key (workspace_id, batch_no)
) partition by range (batch_no);
-- Compressed before it comes.
alter table usage.batches alter column body set storage external;
select platform.protect_table('usage.batches', 'select, insert, update');

-- Which of them the rollups have not counted yet.
create table usage.unrolled_batches (
  workspace_id uuid not null,
  batch_no bigint not null,
  primary key (workspace_id, batch_no)
);
select platform.protect_table('usage.unrolled_batches', 'select, insert, update, delete');

-- An event without its properties, which stay in the batch. The message's key begins with the time that the sender itself
-- gave, which is the same in every repetition, and goes on with a hash of source and message: it finds a message again
-- whenever it comes, and new ones stand side by side. The other keys are hashes of IDs and names.
create table usage.events (
  workspace_id uuid not null,
  message_key uuid not null,
  batch_no bigint not null,
  event_key bigint,
  user_key bigint,
  group_key bigint,
  occurred_at timestamptz not null,
  day date not null,
  position smallint not null,
  kind smallint not null,
  is_ahead boolean not null,
  primary key (workspace_id, message_key)
) partition by range (message_key);
create index events_by_batch on usage.events using brin (batch_no) with (pages_per_range = 16, autosummarize = on);
select platform.protect_table('usage.events', 'select, insert, delete');

-- Of months that no clock should have claimed.
create table usage.events_undated partition of usage.events default;
select platform.protect_table('usage.events_undated', 'select');
create table usage.batches_undated partition of usage.batches default;
select platform.protect_table('usage.batches_undated', 'select');

create table usage.rejections (
  workspace_id uuid not null,
  rejection_id uuid not null,
  source_id uuid not null,
  received_at timestamptz not null,
  reason text not null,
  event_name text,
  body text not null,
  primary key (workspace_id, rejection_id)
);
create index rejections_by_source on usage.rejections (workspace_id, source_id, received_at desc);
select platform.protect_table('usage.rejections', 'select, insert, delete');

-- What the keys of events stand for.
create table usage.event_names (
  workspace_id uuid not null,
  event_key bigint not null,
  name text not null,
  first_seen_at timestamptz not null,
  primary key (workspace_id, event_key)
);
select platform.protect_table('usage.event_names', 'select, insert');

create table usage.people (
  workspace_id uuid not null,
  user_key bigint not null,
  external_id text not null,
  is_anonymous boolean not null,
  -- The customer that the person's events count for, where they do not say it themselves.
  account_id uuid,
  -- The group that it was last said to belong to.
  group_key bigint,
  merged_into bigint,
  traits jsonb not null default '{}',
  first_seen_at timestamptz not null,
  primary key (workspace_id, user_key)
);
create index people_by_account on usage.people (workspace_id, account_id);
create index people_by_group on usage.people (workspace_id, group_key) where group_key is not null;
create index people_merged on usage.people (workspace_id, merged_into) where merged_into is not null;
select platform.protect_table('usage.people', 'select, insert, update, delete');

create table usage.groups (
  workspace_id uuid not null,
  group_key bigint not null,
  external_id text not null,
  account_id uuid,
  assigned_by text,
  traits jsonb not null default '{}',
  first_seen_at timestamptz not null,
  primary key (workspace_id, group_key)
);
create index groups_by_account on usage.groups (workspace_id, account_id);
select platform.protect_table('usage.groups', 'select, insert, update, delete');

-- Makes the partitions of a month. The serving role owns no table, and events of any month within retention may come.
-- What of the month had been claimed before its time is moved in.
create function usage.ensure_month(month date) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first_day date := date_trunc('month', month);
  next_month date := first_day + interval '1 month';
  suffix text := to_char(first_day, 'YYYYMM');
  first_ms bigint := extract(epoch from first_day::timestamp at time zone 'UTC')::bigint * 1000;
  next_ms bigint := extract(epoch from next_month::timestamp at time zone 'UTC')::bigint * 1000;
  first_key uuid := (lpad(to_hex(first_ms), 12, '0') || repeat('0', 20))::uuid;
  next_key uuid := (lpad(to_hex(next_ms), 12, '0') || repeat('0', 20))::uuid;
begin
  if first_day not between date '2000-01-01' and date '2199-12-01' then
    raise exception 'There is no partition for %', month;
  end if;
  perform from pg_class where relnamespace = 'usage'::regnamespace and relname = 'events_' || suffix;
  if found then return; end if;
  perform pg_advisory_xact_lock(hashtext('usage.ensure_month'));
  -- Asked of the table: what the session remembers of the catalogue may be older than the lock.
  perform from pg_class where relnamespace = 'usage'::regnamespace and relname = 'events_' || suffix;
  if found then return; end if;
  execute format('create table usage.events_%s (like usage.events including all)', suffix);
  execute format('with early as (delete from usage.events_undated where message_key >= %L and message_key < %L returning *)
    insert into usage.events_%s select * from early', first_key, next_key, suffix);
  execute format('alter table usage.events attach partition usage.events_%s for values from (%L) to (%L)',
    suffix, first_key, next_key);
  perform platform.protect_table(format('usage.events_%s', suffix)::regclass, 'select');
  execute format('create table usage.batches_%s (like usage.batches including all)', suffix);
  execute format('alter table usage.batches attach partition usage.batches_%s for values from (%s) to (%s)',
    suffix, first_ms * 1048576, next_ms * 1048576);
  perform platform.protect_table(format('usage.batches_%s', suffix)::regclass, 'select');
end
$$;
revoke execute on function usage.ensure_month(date) from public;
grant execute on function usage.ensure_month(date) to banso_app;

-- What was done, by whom, how often, on a customer's day: the finest that is kept for ever, packed, since as rows of its own
-- each triple would weigh ten times as much. Counting only ever adds a part; parts of a day are merged later. The group is
-- kept so that its customer can be corrected. `users` holds 0 where nobody was named.
create table usage.day_parts (
  workspace_id uuid not null,
  account_id uuid not null,
  day date not null,
  group_key bigint not null,
  part_no bigint not null,
  users bigint[] not null,
  event_keys bigint[] not null,
  counts int[] not null,
  primary key (workspace_id, account_id, day, group_key, part_no)
);
create index day_parts_by_group on usage.day_parts (workspace_id, group_key) where group_key <> 0;
select platform.protect_table('usage.day_parts');

-- The same, as lists and scores read it: one narrow row for each day on which a customer did anything.
create table usage.account_days (
  workspace_id uuid not null,
  account_id uuid not null,
  day date not null,
  events int not null,
  admin_events int not null,
  -- One bit for each feature that was used.
  features bigint not null,
  primary key (workspace_id, account_id, day)
) with (fillfactor = 80);
create index account_days_by_day on usage.account_days (workspace_id, day);
select platform.protect_table('usage.account_days');

-- On which days of a month somebody was active, one bit a day: exact numbers of people over any span of days.
create table usage.user_months (
  workspace_id uuid not null,
  account_id uuid not null,
  user_key bigint not null,
  month date not null,
  days int not null,
  primary key (workspace_id, account_id, user_key, month)
) with (fillfactor = 80);
select platform.protect_table('usage.user_months');

-- What is not known to be any customer's yet, by the key that has to be known first.
create table usage.waiting_counts (
  workspace_id uuid not null,
  waits_for bigint not null,
  waiting_count_id uuid not null,
  group_key bigint,
  user_key bigint,
  event_key bigint not null,
  day date not null,
  events int not null,
  primary key (workspace_id, waits_for, waiting_count_id)
);
select platform.protect_table('usage.waiting_counts', 'select, insert, delete');

-- The parts of the product that matter, each a set of events. 62 at most: each has a bit in the rollups.
create table usage.features (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  feature_no smallint not null check (feature_no between 0 and 61),
  name text not null,
  is_key boolean not null,
  is_admin boolean not null,
  version int not null default 1,
  primary key (workspace_id, feature_no)
);
select platform.protect_table('usage.features');

create table usage.feature_events (
  workspace_id uuid not null,
  event_key bigint not null,
  feature_no smallint not null,
  primary key (workspace_id, event_key, feature_no)
);
select platform.protect_table('usage.feature_events');

-- Who was found to be whom. Only anonymous people are merged by themselves.
create table usage.merges (
  workspace_id uuid not null,
  merge_id uuid not null,
  user_key bigint not null,
  into_key bigint not null,
  cause text not null check (cause in ('identify', 'alias', 'person')),
  batch_no bigint,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (workspace_id, merge_id)
);
select platform.protect_table('usage.merges', 'select, insert, update');

create view usage.published_account_days with (security_invoker = true) as
  select workspace_id, account_id, day, events, admin_events, features from usage.account_days;
create view usage.published_user_months with (security_invoker = true) as
  select workspace_id, account_id, user_key, month, days from usage.user_months;
grant select on usage.published_account_days, usage.published_user_months to banso_app;
