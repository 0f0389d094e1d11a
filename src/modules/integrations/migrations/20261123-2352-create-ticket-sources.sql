-- A help desk that sends its tickets by signed webhooks.
create table integrations.ticket_sources (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  ticket_source_id uuid not null,
  name text not null,
  -- Stands as `source` on its tickets.
  key text not null,
  -- What its deliveries are signed with, sealed under the installation's secret; the one before counts for a day longer.
  sealed_secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  is_active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, ticket_source_id),
  unique (workspace_id, key)
);
select platform.protect_table('integrations.ticket_sources', 'select, insert, update');

create table integrations.ticket_deliveries (
  workspace_id uuid not null,
  ticket_source_id uuid not null,
  delivery_id uuid not null,
  received_at timestamptz not null,
  outcome text not null check (outcome in ('taken', 'let_go', 'rejected', 'test')),
  -- Why it was rejected or let go.
  reason text,
  -- Of a delivery whose signature was right: the same one again changes nothing.
  signature text,
  external_id text,
  primary key (workspace_id, ticket_source_id, delivery_id)
);
create unique index ticket_deliveries_once on integrations.ticket_deliveries (workspace_id, ticket_source_id, signature) where signature is not null;
create index ticket_deliveries_by_time on integrations.ticket_deliveries (workspace_id, ticket_source_id, outcome, received_at desc, delivery_id desc);
create index ticket_deliveries_by_age on integrations.ticket_deliveries (workspace_id, received_at);
select platform.protect_table('integrations.ticket_deliveries');

-- A caller who signs does not know its workspace: the source that its address names tells it.
create function integrations.find_ticket_source(wanted uuid)
returns table (workspace_id uuid, name text) language sql stable security definer set search_path = pg_catalog as $$
  select sources.workspace_id, sources.name from integrations.ticket_sources as sources
  where sources.ticket_source_id = wanted and sources.is_active
$$;
create unique index ticket_sources_by_id on integrations.ticket_sources (ticket_source_id);
revoke execute on function integrations.find_ticket_source(uuid) from public;
grant execute on function integrations.find_ticket_source(uuid) to banso_app;
