-- A task that is removed and brought back keeps its place on the roadmap; links to tasks that are gone count for nothing.
do $$
declare
  found name;
begin
  select conname into strict found from pg_constraint
    where conrelid = 'onboarding.roadmap_tasks'::regclass and confrelid = 'onboarding.tasks'::regclass;
  execute format('alter table onboarding.roadmap_tasks drop constraint %I', found);
end $$;

-- A stage outlives its goal.
update onboarding.roadmap_stages as stages set goal_id = null
  where goal_id is not null and not exists (select from onboarding.goals as goals
    where goals.workspace_id = stages.workspace_id and goals.account_id = stages.account_id
      and goals.project_id = stages.project_id and goals.goal_id = stages.goal_id);
alter table onboarding.roadmap_stages add foreign key (workspace_id, account_id, project_id, goal_id)
  references onboarding.goals (workspace_id, account_id, project_id, goal_id) on delete set null (goal_id);

-- What is taken back is forgotten task by task, whoever took over from the same sheet since.
alter table onboarding.wbs_imports drop column taken_before, drop column change_id;
