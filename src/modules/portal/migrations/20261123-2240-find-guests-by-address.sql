-- Whoever lost their link asks for another by their address, before any workspace is known. Only where somebody was let in
-- by exactly that address is told, and to the server alone.
create index links_by_email on portal.links (lower(email)) where revoked_at is null;

create function portal.workspaces_of_guest(wanted text) returns table (workspace_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct links.workspace_id from portal.links as links
  where lower(links.email) = lower(wanted) and links.revoked_at is null
  limit 20
$$;
revoke execute on function portal.workspaces_of_guest(text) from public;
grant execute on function portal.workspaces_of_guest(text) to banso_app;

-- Those who asked while no mail could be sent wait for a person of ours.
create index accesses_wanting on portal.accesses (workspace_id, occurred_at) where what = 'link_wanted';
