-- How often past bands held the truth, a row a run, method, program (empty: all of them) and day after the contract's start.
create table onboarding.forecast_checks (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  checked_on date not null,
  method int not null,
  program_key text not null default '',
  as_of_day int not null,
  -- Projects whose band is over: it held, or the value came early or late.
  n int not null,
  held int not null,
  early int not null,
  late int not null,
  -- The same projects with the band as the errors known by then had widened it.
  wide_held int not null,
  open int not null,
  ended int not null,
  median_error double precision,
  median_size double precision,
  unfinished int not null,
  -- By how much the band of today's forecasts is widened for projects of that age.
  factor double precision not null,
  -- Projects left out of the whole run, since the plan of the time was not kept.
  plan_lost int not null,
  primary key (workspace_id, checked_on, method, program_key, as_of_day),
  check (n = held + early + late)
);
select platform.protect_table('onboarding.forecast_checks');

-- The forecasts behind the latest run.
create table onboarding.forecast_trials (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  as_of_day int not null,
  checked_on date not null,
  method int not null,
  program_key text not null,
  forecast_on date not null,
  value_on date not null,
  from_on date not null,
  to_on date not null,
  factor double precision not null,
  wide_from_on date not null,
  wide_to_on date not null,
  verdict text not null check (verdict in ('held', 'early', 'late', 'open', 'ended')),
  wide_verdict text not null check (wide_verdict in ('held', 'early', 'late', 'open', 'ended')),
  truth_on date,
  error_days int,
  primary key (workspace_id, account_id, project_id, as_of_day),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.forecast_trials');

-- How many of the checked projects the band held.
alter table onboarding.value_forecasts add column held_projects int not null default 0;

create view onboarding.published_forecast_checks with (security_invoker = true) as
  select workspace_id, checked_on, method, program_key, as_of_day, n, held, early, late, wide_held, open, ended,
    median_error, median_size, unfinished, factor, plan_lost
  from onboarding.forecast_checks;
grant select on onboarding.published_forecast_checks to banso_app;

create view onboarding.published_forecast_trials with (security_invoker = true) as
  select workspace_id, account_id, project_id, as_of_day, checked_on, method, program_key, forecast_on, value_on, from_on,
    to_on, factor, wide_from_on, wide_to_on, verdict, wide_verdict, truth_on, error_days
  from onboarding.forecast_trials;
grant select on onboarding.published_forecast_trials to banso_app;
