-- What a task waits for, with the kind of each link and its lag; until now all were finish to start.
alter table onboarding.tasks add column links jsonb not null default '[]';
update onboarding.tasks set links = (
  select jsonb_agg(jsonb_build_object('task', key, 'kind', 'finish_start', 'lag', 0) order by place)
  from unnest(depends_on) with ordinality as waits (key, place)
) where depends_on <> '{}';
-- Working days on the calendar that the task was planned with; null: measured from its dates.
alter table onboarding.tasks add column work_days int check (work_days >= 1);
-- Work that both sides put off until after the value is skipped now and belongs to phase 2.
alter table onboarding.tasks add column phase smallint not null default 1 check (phase in (1, 2));

-- Days ('2026-08-13') on which nobody works on this project, whatever the calendars say.
alter table onboarding.projects add column vendor_closed_on text[] not null default '{}';
alter table onboarding.projects add column customer_closed_on text[] not null default '{}';

-- Each plan that later ones are compared with, as it was agreed; the tasks carry the latest.
create table onboarding.baselines (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  baseline_id uuid not null,
  value_on date not null,
  reason text not null,
  tasks jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, baseline_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.baselines', 'select, insert');

-- What a changed calendar would do to a running project, until a person takes it over or leaves it.
create table onboarding.replan_proposals (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  -- Of the project, as it was read: another version makes the proposal stale.
  project_version int not null,
  moves jsonb not null,
  value_from date,
  value_to date,
  proposed_at timestamptz not null,
  primary key (workspace_id, account_id, project_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.replan_proposals');
