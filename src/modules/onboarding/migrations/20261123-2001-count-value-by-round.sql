-- A re-kickoff begins without value: what an earlier round reached stays a fact, and a confirmation belongs to its round.
alter table onboarding.value_confirmations add cycle int not null default 1;
update onboarding.value_confirmations as said set cycle = 1 + (
  select count(*) from onboarding.rekickoffs as rekickoffs
  where rekickoffs.workspace_id = said.workspace_id and rekickoffs.account_id = said.account_id
    and rekickoffs.project_id = said.project_id and rekickoffs.recorded_at <= said.recorded_at
);
alter table onboarding.value_confirmations alter cycle drop default;

alter table onboarding.projects add earlier_first_value_on date, add earlier_value_confirmed_on date;
update onboarding.projects as projects set
  earlier_first_value_on = projects.first_value_on,
  earlier_value_confirmed_on = projects.value_confirmed_on,
  first_value_on = round.confirmed_on,
  value_confirmed_on = round.confirmed_on
from (
  select again.workspace_id, again.account_id, again.project_id, min(said.confirmed_on) as confirmed_on
  from onboarding.projects as again
  left join onboarding.value_confirmations as said on said.workspace_id = again.workspace_id
    and said.account_id = again.account_id and said.project_id = again.project_id and said.cycle = again.cycle
    and not exists (select from onboarding.value_withdrawals as withdrawn
      where withdrawn.workspace_id = said.workspace_id and withdrawn.account_id = said.account_id
        and withdrawn.project_id = said.project_id
        and withdrawn.value_confirmation_id = said.value_confirmation_id)
  group by again.workspace_id, again.account_id, again.project_id
) as round
where projects.workspace_id = round.workspace_id and projects.account_id = round.account_id
  and projects.project_id = round.project_id and projects.cycle > 1 and projects.ended_on is null
  and coalesce(projects.first_value_on, projects.value_confirmed_on) < projects.rekicked_off_on;

-- Time to value counts from the contract to the first value of any round.
create or replace view onboarding.published_projects with (security_invoker = true) as
  select workspace_id, account_id, project_id, program_key, program_version, state, contract_start_on,
    kickoff_done_on as kickoff_on, value_on, coalesce(earlier_first_value_on, first_value_on) as first_value_on,
    coalesce(earlier_value_confirmed_on, value_confirmed_on) as value_confirmed_on, ended_on, verdict, cycle, owner_id,
    exam_opened_on, forecast_on
  from onboarding.projects;
