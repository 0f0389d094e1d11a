-- Keys of programs may begin like those that are made here: only the whole form tells them apart.
create or replace view onboarding.published_roadmap_stages with (security_invoker = true) as
  select stages.workspace_id, stages.account_id, stages.project_id, stages.stage_id, stages.key, stages.position,
    stages.name, stages.planned_on, case when latest.is_reached then latest.happened_on end as reached_on,
    stages.key ~ '^(own(_[0-9a-f]{4,12}){5}|goal_[0-9]+)$' as is_own
  from onboarding.roadmap_stages as stages
    left join (
      select distinct on (workspace_id, account_id, project_id, stage_id)
        workspace_id, account_id, project_id, stage_id, is_reached, happened_on
      from onboarding.roadmap_records
      order by workspace_id, account_id, project_id, stage_id, roadmap_record_id desc
    ) as latest using (workspace_id, account_id, project_id, stage_id);
