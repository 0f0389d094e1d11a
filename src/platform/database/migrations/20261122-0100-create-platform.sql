-- The role that serves requests. It owns nothing, so that row-level security binds it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'banso_app') then
    create role banso_app nologin nobypassrls;
  end if;
  -- Whoever created a role administers it but, since PostgreSQL 16, may not act as it before granting it to itself.
  begin
    set local role banso_app;
    reset role;
  exception when insufficient_privilege then
    execute format('grant banso_app to %I', current_user);
  end;
end
$$;

grant usage on schema platform to banso_app;

-- Makes a table a tenant's: rows of other workspaces neither seen nor written.
create function platform.protect_table(target regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy tenant_wall on %s using (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)
       with check (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)', target);
  execute format('grant %s on %s to banso_app', privileges, target);
end
$$;
revoke execute on function platform.protect_table(regclass, text) from public;

-- Which workspaces exist, as bare identifiers: schedules fan out over them. No names, nothing to leak.
create table platform.tenants (
  workspace_id uuid primary key,
  created_at timestamptz not null default now()
);
grant select, insert on platform.tenants to banso_app;

-- Values of the installation itself. Unreadable for the serving role.
create table platform.instance (
  key text primary key,
  value text not null
);

-- What happened, written in the transaction of the change; subscribers are fed from here.
create table platform.outbox (
  workspace_id uuid not null,
  event_id uuid not null,
  name text not null,
  account_id uuid,
  payload jsonb not null,
  actor jsonb not null,
  occurred_at timestamptz not null,
  primary key (workspace_id, event_id)
);
select platform.protect_table('platform.outbox', 'select, insert');

-- One row for each subscriber that has taken an event in; a redelivery finds it and does nothing.
create table platform.deliveries (
  workspace_id uuid not null,
  event_id uuid not null,
  subscriber text not null,
  delivered_at timestamptz not null default now(),
  primary key (workspace_id, event_id, subscriber)
);
select platform.protect_table('platform.deliveries', 'select, insert');

-- An answer already given to a request that may be repeated.
create table platform.idempotency_keys (
  workspace_id uuid not null,
  actor_id text not null,
  key text not null,
  request_hash text not null,
  status int,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, actor_id, key)
);
select platform.protect_table('platform.idempotency_keys');

-- Every occurrence of a schedule that has been run: the unique key makes it happen once.
create table platform.schedule_occurrences (
  workspace_id uuid not null,
  schedule text not null,
  occurrence text not null,
  ran_at timestamptz not null default now(),
  primary key (workspace_id, schedule, occurrence)
);
select platform.protect_table('platform.schedule_occurrences', 'select, insert, delete');

-- Links and keys: hashed, of one purpose, expiring, revocable.
create table platform.tokens (
  token_hash bytea primary key,
  workspace_id uuid not null,
  purpose text not null,
  subject_id uuid not null,
  audience text,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index tokens_by_subject on platform.tokens (workspace_id, purpose, subject_id);
select platform.protect_table('platform.tokens', 'select, insert, update');

-- A caller who shows a token does not know its workspace yet; only the exact hash finds it.
create function platform.find_token(wanted_hash bytea, wanted_purpose text)
returns setof platform.tokens language sql stable security definer set search_path = pg_catalog as $$
  select * from platform.tokens where token_hash = wanted_hash and purpose = wanted_purpose
$$;
revoke execute on function platform.find_token(bytea, text) from public;
grant execute on function platform.find_token(bytea, text) to banso_app;

-- Attempts per key and window; shared by all processes.
create unlogged table platform.rate_limits (
  key text not null,
  window_start timestamptz not null,
  attempts int not null,
  primary key (key, window_start)
);
grant select, insert, update, delete on platform.rate_limits to banso_app;

-- The queue's own tables belong to the owner; the serving role may only add, look at its workspace's jobs and retry them.
create function platform.add_job(identifier text, payload json, run_at timestamptz, job_key text, max_attempts int)
returns void language sql security definer set search_path = pg_catalog as $$
  select graphile_worker.add_job(identifier, payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts)
$$;
revoke execute on function platform.add_job(text, json, timestamptz, text, int) from public;
grant execute on function platform.add_job(text, json, timestamptz, text, int) to banso_app;

create function platform.list_jobs(wanted_workspace uuid)
returns table (job_id text, name text, attempts int, max_attempts int, last_error text, run_at timestamptz, created_at timestamptz, is_running boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select jobs.id::text, tasks.identifier, jobs.attempts::int, jobs.max_attempts::int, jobs.last_error, jobs.run_at, jobs.created_at, jobs.locked_at is not null
  from graphile_worker._private_jobs as jobs
  join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
  where jobs.payload ->> 'workspaceId' = wanted_workspace::text
    and wanted_workspace = nullif(current_setting('app.workspace_id', true), '')::uuid
  order by jobs.last_error is null, jobs.run_at
  limit 500
$$;
revoke execute on function platform.list_jobs(uuid) from public;
grant execute on function platform.list_jobs(uuid) to banso_app;

create function platform.retry_job(wanted_workspace uuid, wanted_job text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from graphile_worker._private_jobs as jobs
    where jobs.id = wanted_job::bigint and jobs.locked_at is null and jobs.payload ->> 'workspaceId' = wanted_workspace::text
      and wanted_workspace = nullif(current_setting('app.workspace_id', true), '')::uuid
  ) then
    return false;
  end if;
  perform graphile_worker.reschedule_jobs(array[wanted_job::bigint], run_at => now(), attempts => 0);
  return true;
end
$$;
revoke execute on function platform.retry_job(uuid, text) from public;
grant execute on function platform.retry_job(uuid, text) to banso_app;
