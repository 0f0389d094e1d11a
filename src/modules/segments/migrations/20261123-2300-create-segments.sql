create schema segments;
grant usage on schema segments to banso_app;

create table segments.segments (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  segment_id uuid not null,
  name text not null,
  description text not null default '',
  -- A static one keeps who was in it; its condition tells whom it was filled with.
  kind text not null check (kind in ('live', 'static')),
  condition jsonb not null,
  member_count int not null default 0,
  refreshed_at timestamptz not null,
  -- Why its members cannot be told any more: a code. They stay as they were.
  problem text,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  archived_at timestamptz,
  primary key (workspace_id, segment_id)
);
select platform.protect_table('segments.segments', 'select, insert, update');

-- One row for each stay of a customer in a segment.
create table segments.memberships (
  workspace_id uuid not null,
  account_id uuid not null,
  membership_id uuid not null default gen_random_uuid(),
  segment_id uuid not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  primary key (workspace_id, account_id, membership_id)
);
create unique index memberships_current on segments.memberships (workspace_id, account_id, segment_id)
  where left_at is null;
create index memberships_by_segment on segments.memberships (workspace_id, segment_id, entered_at desc, membership_id desc)
  where left_at is null;
create index memberships_by_entry on segments.memberships (workspace_id, segment_id, entered_at);
create index memberships_by_leaving on segments.memberships (workspace_id, segment_id, left_at desc, membership_id desc)
  where left_at is not null;
select platform.protect_table('segments.memberships');

create view segments.published_segments with (security_invoker = true) as
  select workspace_id, segment_id, name, kind, member_count, archived_at from segments.segments;
grant select on segments.published_segments to banso_app;

create view segments.published_memberships with (security_invoker = true) as
  select workspace_id, account_id, membership_id, segment_id, entered_at, left_at from segments.memberships;
grant select on segments.published_memberships to banso_app;
