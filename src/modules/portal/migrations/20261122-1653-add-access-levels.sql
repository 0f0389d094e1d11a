-- What each person of a customer may do on its page. Whoever has a link already keeps what it gave.
alter table portal.links add column level text not null default 'owner'
  check (level in ('viewer', 'contributor', 'owner', 'executive'));
alter table portal.links alter column level drop default;
-- The colleague who invited this person, and the form that was sent in; empty for links that we made.
alter table portal.links add column invited_by uuid;
alter table portal.links add column client_id text;
create unique index links_by_client_id on portal.links (workspace_id, account_id, client_id) where client_id is not null;

drop function portal.find_session(bytea);
create function portal.find_session(wanted_hash bytea)
returns table (
  workspace_id uuid, account_id uuid, session_id uuid, link_id uuid, stakeholder_id uuid, level text,
  last_seen_at timestamptz, session_ends_at timestamptz, link_ends_at timestamptz, is_ended boolean
)
language sql stable security definer set search_path = pg_catalog as $$
  select sessions.workspace_id, sessions.account_id, sessions.session_id, sessions.link_id, links.stakeholder_id, links.level,
    sessions.last_seen_at, sessions.expires_at, links.expires_at,
    sessions.ended_at is not null or links.revoked_at is not null
  from portal.sessions as sessions
  join portal.links as links on links.workspace_id = sessions.workspace_id
    and links.account_id = sessions.account_id and links.link_id = sessions.link_id
  where sessions.secret_hash = wanted_hash
$$;
revoke execute on function portal.find_session(bytea) from public;
grant execute on function portal.find_session(bytea) to banso_app;
