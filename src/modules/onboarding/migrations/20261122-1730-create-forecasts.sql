-- When the value is likely to be reached, as it was seen on each day. The day's row follows the plan; past days stay.
create table onboarding.value_forecasts (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  forecast_on date not null,
  value_on date not null,
  from_on date not null,
  to_on date not null,
  -- The agreed day and the plan's, as they stood.
  agreed_on date not null,
  plan_on date not null,
  -- Past projects that the durations were learned from.
  past_projects int not null,
  -- By how much past errors widened the band, and over how many projects they were measured.
  band_factor double precision not null default 1,
  checked_projects int not null default 0,
  reasons jsonb not null,
  primary key (workspace_id, account_id, project_id, forecast_on),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id),
  check (from_on <= value_on and value_on <= to_on)
);
select platform.protect_table('onboarding.value_forecasts', 'select, insert, update');

-- The latest forecast, for the order of lists.
alter table onboarding.projects add column forecast_on date;
create index projects_by_forecast on onboarding.projects (workspace_id, (coalesce(forecast_on, value_on)), project_id);
