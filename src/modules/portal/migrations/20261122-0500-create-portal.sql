create schema portal;
grant usage on schema portal to banso_app;

-- A link to the customer's page, made for one person. Its token is kept, hashed, by platform.tokens.
create table portal.links (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  link_id uuid not null,
  stakeholder_id uuid not null,
  email text,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  primary key (workspace_id, account_id, link_id)
);
create index links_by_id on portal.links (workspace_id, link_id);
select platform.protect_table('portal.links', 'select, insert, update');

-- A browser that was let in by a link. The cookie's value is kept hashed.
create table portal.sessions (
  workspace_id uuid not null,
  account_id uuid not null,
  session_id uuid not null,
  link_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, account_id, session_id)
);
create index sessions_by_secret on portal.sessions (secret_hash);
select platform.protect_table('portal.sessions', 'select, insert, update');

-- Who looked at a customer's page, and what they did there. Append-only.
create table portal.accesses (
  workspace_id uuid not null,
  account_id uuid not null,
  access_id uuid not null,
  link_id uuid not null,
  what text not null,
  occurred_at timestamptz not null,
  ip text not null,
  user_agent text not null,
  primary key (workspace_id, account_id, access_id)
);
create index accesses_by_link on portal.accesses (workspace_id, account_id, link_id, access_id desc);
select platform.protect_table('portal.accesses', 'select, insert');

-- A browser shows its cookie before the workspace is known; only the exact hash finds the session behind it.
create function portal.find_session(wanted_hash bytea)
returns table (
  workspace_id uuid, account_id uuid, session_id uuid, link_id uuid, stakeholder_id uuid,
  last_seen_at timestamptz, session_ends_at timestamptz, link_ends_at timestamptz, is_ended boolean
)
language sql stable security definer set search_path = pg_catalog as $$
  select sessions.workspace_id, sessions.account_id, sessions.session_id, sessions.link_id, links.stakeholder_id,
    sessions.last_seen_at, sessions.expires_at, links.expires_at,
    sessions.ended_at is not null or links.revoked_at is not null
  from portal.sessions as sessions
  join portal.links as links on links.workspace_id = sessions.workspace_id
    and links.account_id = sessions.account_id and links.link_id = sessions.link_id
  where sessions.secret_hash = wanted_hash
$$;
revoke execute on function portal.find_session(bytea) from public;
grant execute on function portal.find_session(bytea) to banso_app;
