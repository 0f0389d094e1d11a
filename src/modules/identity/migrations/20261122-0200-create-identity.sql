create schema identity;
grant usage on schema identity to banso_app;

create table identity.workspaces (
  workspace_id uuid primary key,
  name text not null,
  vendor_name text not null,
  product_name text not null,
  locale text not null check (locale in ('ja', 'en')),
  time_zone text not null,
  fiscal_year_start_month int not null default 4 check (fiscal_year_start_month between 1 and 12),
  closed_weekdays int[] not null default '{0,6}',
  japanese_holidays boolean not null default true,
  -- Own closed days as 'YYYY-MM-DD', yearly ones as 'MM-DD'.
  closed_days text[] not null default '{12-29,12-30,12-31,01-02,01-03}',
  open_days text[] not null default '{}',
  created_at timestamptz not null
);
select platform.protect_table('identity.workspaces', 'select, insert, update');

-- People, their sessions and credentials belong to no single workspace; better-auth keeps these four tables.
create table identity.users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  locale text check (locale in ('ja', 'en')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table identity.sessions (
  id uuid primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_by_user on identity.sessions (user_id);
create table identity.credentials (
  id uuid primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credentials_by_user on identity.credentials (user_id);
create table identity.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
grant select, insert, update, delete on identity.users, identity.sessions, identity.credentials, identity.verifications to banso_app;

create table identity.memberships (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  user_id uuid not null references identity.users (id),
  role text not null check (role in ('admin', 'manager', 'csm', 'ops', 'sales', 'viewer')),
  created_at timestamptz not null,
  deactivated_at timestamptz,
  primary key (workspace_id, user_id)
);
create index memberships_by_user on identity.memberships (user_id);
select platform.protect_table('identity.memberships', 'select, insert, update');
-- A signed-in person finds their own memberships before a workspace is chosen.
create policy own_memberships on identity.memberships for select
  using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);

create table identity.invitations (
  workspace_id uuid not null,
  invitation_id uuid not null,
  email text not null,
  role text not null check (role in ('admin', 'manager', 'csm', 'ops', 'sales', 'viewer')),
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, invitation_id)
);
select platform.protect_table('identity.invitations', 'select, insert, update');

create table identity.api_keys (
  workspace_id uuid not null,
  api_key_id uuid not null,
  name text not null,
  role text not null check (role in ('admin', 'manager', 'csm', 'ops', 'sales', 'viewer')),
  created_by text not null,
  created_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  primary key (workspace_id, api_key_id)
);
select platform.protect_table('identity.api_keys', 'select, insert, update');

-- What a request with an API key needs to know, in one look: only the exact hash finds it.
create function identity.find_api_key(wanted_hash bytea)
returns table (workspace_id uuid, api_key_id uuid, name text, role text, time_zone text, last_used_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select keys.workspace_id, keys.api_key_id, keys.name, keys.role, workspaces.time_zone, keys.last_used_on
  from platform.tokens as tokens
  join identity.api_keys as keys on keys.workspace_id = tokens.workspace_id and keys.api_key_id = tokens.subject_id
  join identity.workspaces as workspaces on workspaces.workspace_id = keys.workspace_id
  where tokens.token_hash = wanted_hash and tokens.purpose = 'api_key'
    and tokens.revoked_at is null and keys.revoked_at is null
$$;
revoke execute on function identity.find_api_key(bytea) from public;
grant execute on function identity.find_api_key(bytea) to banso_app;

-- Append-only: the serving role can neither change nor delete what it wrote.
create table identity.audit_entries (
  workspace_id uuid not null,
  audit_entry_id uuid not null,
  occurred_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  entity text not null,
  entity_id text,
  details jsonb,
  ip text,
  primary key (workspace_id, audit_entry_id)
);
create index audit_entries_by_entity on identity.audit_entries (workspace_id, entity, entity_id);
select platform.protect_table('identity.audit_entries', 'select, insert');

create view identity.published_members with (security_invoker = true) as
  select memberships.workspace_id, users.id as user_id, users.name, users.email, memberships.role, memberships.deactivated_at
  from identity.memberships as memberships
  join identity.users as users on users.id = memberships.user_id
  where memberships.workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid;
grant select on identity.published_members to banso_app;
