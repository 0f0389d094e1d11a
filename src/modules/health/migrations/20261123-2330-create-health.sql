create schema health;
grant usage on schema health to banso_app;

-- Every version of every scorecard that was ever published, the built-in ones included, so that any past day can be
-- explained. `definition_no` is counted through the workspace: scores name their version by it alone.
create table health.scorecard_versions (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  definition_no int not null check (definition_no > 0),
  scorecard_key text not null,
  scorecard_version int not null check (scorecard_version > 0),
  definition jsonb not null,
  note text,
  published_by text not null,
  published_at timestamptz not null,
  primary key (workspace_id, definition_no),
  unique (workspace_id, scorecard_key, scorecard_version)
);
select platform.protect_table('health.scorecard_versions', 'select, insert');

-- One draft a scorecard. `edit` counts its changes.
create table health.scorecard_drafts (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  scorecard_key text not null,
  definition jsonb not null,
  based_on_version int not null,
  edit int not null check (edit > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace_id, scorecard_key)
);
select platform.protect_table('health.scorecard_drafts');

-- The score of each customer as it is now. Narrow: the measures are arrays in the order of the definition. Bands are
-- places in the list of `domain/score/band.ts`. `prev_…` is how the customer stood at the end of the day before.
create table health.scores (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  day date not null,
  definition_no int not null,
  caps int not null,
  score smallint,
  raw smallint,
  coverage smallint not null,
  band smallint not null,
  shown smallint not null,
  pending_days smallint not null,
  is_held boolean not null,
  is_decided boolean not null,
  prev_score smallint,
  prev_band smallint,
  prev_shown smallint,
  prev_pending_days smallint,
  -- Shares won in thousandths, the values as numbers, and how much of its weight each has kept; the last is null where
  -- all have kept theirs.
  shares smallint[] not null,
  known real[] not null,
  freshness smallint[],
  scored_at timestamptz not null,
  primary key (workspace_id, account_id)
) with (fillfactor = 70);
select platform.protect_table('health.scores');
create index scores_by_band on health.scores (workspace_id, shown, score);

-- How every past day ended, for ever.
create table health.score_days (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  day date not null,
  definition_no int not null,
  caps int not null,
  score smallint,
  raw smallint,
  coverage smallint not null,
  band smallint not null,
  shown smallint not null,
  pending_days smallint not null,
  is_held boolean not null,
  is_decided boolean not null,
  shares smallint[] not null,
  known real[] not null,
  freshness smallint[],
  primary key (workspace_id, account_id, day)
) partition by range (day);
select platform.protect_table('health.score_days', 'select, insert');

-- The serving role owns no tables, so that a month is begun for it.
create function health.begin_month(of_day date) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first date := date_trunc('month', of_day)::date;
  part text := format('health.score_days_%s', to_char(of_day, 'YYYYMM'));
begin
  if to_regclass(part) is not null then return; end if;
  -- Two processes may begin the same month at once.
  perform pg_advisory_xact_lock(hashtextextended('health.begin_month', 0));
  if to_regclass(part) is not null then return; end if;
  execute format('create table %s partition of health.score_days for values from (%L) to (%L)',
    part, first, (first + interval '1 month')::date);
  perform platform.protect_table(part::regclass, 'select');
end
$$;
revoke execute on function health.begin_month(date) from public;
grant execute on function health.begin_month(date) to banso_app;

-- Customers that something happened to since they were scored.
create table health.waiting_accounts (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  primary key (workspace_id, account_id)
);
select platform.protect_table('health.waiting_accounts', 'select, insert, delete');

-- What somebody of our own thinks of a customer, until it expires or somebody says otherwise.
create table health.sentiments (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  sentiment_id uuid not null,
  mood text not null check (mood in ('good', 'neutral', 'bad')),
  reason text not null,
  said_on date not null,
  expires_on date not null check (expires_on > said_on),
  said_by text not null,
  said_at timestamptz not null,
  client_id text not null,
  primary key (workspace_id, account_id, sentiment_id),
  unique (workspace_id, account_id, client_id)
);
select platform.protect_table('health.sentiments', 'select, insert');

-- A person's decision that stands instead of what is computed, up to and including its last day.
create table health.overrides (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  override_id uuid not null,
  score smallint check (score between 0 and 100),
  band text check (band in ('good', 'watch', 'risk')),
  reason text not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  decided_by text not null,
  decided_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  client_id text not null,
  primary key (workspace_id, account_id, override_id),
  unique (workspace_id, account_id, client_id),
  check (score is not null or band is not null)
);
select platform.protect_table('health.overrides', 'select, insert, update');
create unique index overrides_open on health.overrides (workspace_id, account_id) where ended_at is null;

create view health.published_scores with (security_invoker = true) as
  select workspace_id, account_id, day, score, raw, coverage,
    (array['unknown', 'risk', 'watch', 'good', 'held'])[shown + 1] as band, pending_days, is_decided, scored_at
  from health.scores;
grant select on health.published_scores to banso_app;

create view health.published_score_days with (security_invoker = true) as
  select workspace_id, account_id, day, score, coverage,
    (array['unknown', 'risk', 'watch', 'good', 'held'])[shown + 1] as band
  from health.score_days
  union all
  select workspace_id, account_id, day, score, coverage,
    (array['unknown', 'risk', 'watch', 'good', 'held'])[shown + 1] as band
  from health.scores;
grant select on health.published_score_days to banso_app;
