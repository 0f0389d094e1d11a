-- The order in which a customer feels value. Stages are states; what is done for them stays with the tasks.
create table onboarding.roadmaps (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.roadmaps');

create table onboarding.roadmap_stages (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  stage_id uuid not null,
  -- Of the program's roadmap; the same stage has the same key in all its projects.
  key text not null,
  position int not null,
  name jsonb not null,
  value jsonb not null,
  evidence jsonb not null,
  planned_on date,
  goal_id uuid,
  primary key (workspace_id, account_id, project_id, stage_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.roadmaps (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.roadmap_stages');

-- The tasks that lead to a stage; a task leads to one.
create table onboarding.roadmap_tasks (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  task_id uuid not null,
  stage_id uuid not null,
  primary key (workspace_id, account_id, project_id, task_id),
  foreign key (workspace_id, account_id, project_id, task_id)
    references onboarding.tasks (workspace_id, account_id, project_id, task_id) on delete cascade,
  foreign key (workspace_id, account_id, project_id, stage_id)
    references onboarding.roadmap_stages (workspace_id, account_id, project_id, stage_id) on delete cascade
);
select platform.protect_table('onboarding.roadmap_tasks');

-- That a stage was reached, or that it turned out not to be: who said so, when and how. The latest counts.
create table onboarding.roadmap_records (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  roadmap_record_id uuid not null,
  stage_id uuid not null,
  client_id text not null,
  is_reached boolean not null,
  happened_on date not null,
  said_by text not null check (btrim(said_by) <> ''),
  how text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, roadmap_record_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id, stage_id)
    references onboarding.roadmap_stages (workspace_id, account_id, project_id, stage_id)
);
select platform.protect_table('onboarding.roadmap_records', 'select, insert');

create view onboarding.published_roadmap_stages with (security_invoker = true) as
  select stages.workspace_id, stages.account_id, stages.project_id, stages.stage_id, stages.key, stages.position,
    stages.name, stages.planned_on, case when latest.is_reached then latest.happened_on end as reached_on
  from onboarding.roadmap_stages as stages
    left join (
      select distinct on (workspace_id, account_id, project_id, stage_id)
        workspace_id, account_id, project_id, stage_id, is_reached, happened_on
      from onboarding.roadmap_records
      order by workspace_id, account_id, project_id, stage_id, roadmap_record_id desc
    ) as latest using (workspace_id, account_id, project_id, stage_id);
grant select on onboarding.published_roadmap_stages to banso_app;
