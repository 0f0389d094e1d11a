import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'

/** A score of so many days before the end tells no longer how the customer was doing at the end. */
const healthIsOldAfter = 14

/**
 * Counts anew what the reports show of each onboarding: two statements over all projects, which push down by
 * `(workspace_id, account_id)`. Dates are those of the workspace's zone.
 */
export async function countOnboardingFacts(context: Context): Promise<void> {
  const today = todayIn(context.timeZone, context.clock.now())
  await sql`
    with work as (
      select workspace_id, account_id, project_id,
        count(*) filter (where side = 'customer' and due_on <= ${today}::date) as homework_due,
        count(*) filter (where side = 'customer' and due_on <= ${today}::date and done_on <= due_on) as homework_on_time,
        max(baseline_due_on) filter (where kind = 'completion') as completion_due
      from onboarding.published_tasks where status <> 'skipped'
      group by workspace_id, account_id, project_id
    ), wins as (
      select workspace_id, account_id, project_id, min(reached_on) as first_on
      from onboarding.published_early_wins group by workspace_id, account_id, project_id
    ), attendance as (
      select workspace_id, account_id, project_id, count(*) as asked, count(*) filter (where has_attended) as attended
      from onboarding.published_attendance group by workspace_id, account_id, project_id
    ), exams as (
      select answers.workspace_id, answers.account_id, answers.project_id, min(answers.score) as score
      from onboarding.published_exam_answers as answers
      join onboarding.published_projects as projects on projects.workspace_id = answers.workspace_id
        and projects.account_id = answers.account_id and projects.project_id = answers.project_id
        and projects.cycle = answers.cycle
      where not exists (select from onboarding.published_exam_answers as later
        where later.workspace_id = answers.workspace_id and later.account_id = answers.account_id
          and later.project_id = answers.project_id and later.cycle = answers.cycle
          and later.respondent = answers.respondent and later.attempt > answers.attempt)
      group by answers.workspace_id, answers.account_id, answers.project_id
    ), responses as (
      select workspace_id, account_id, project_id,
        avg(extract(epoch from answered_at - asked_at) / 86400)::double precision as days
      from onboarding.published_responses where answered_at is not null
      group by workspace_id, account_id, project_id
    ), replies as (
      select workspace_id, account_id, project_id,
        avg(extract(epoch from answered_at - asked_at) / 86400)::double precision as days
      from onboarding.published_replies where answered_at is not null
      group by workspace_id, account_id, project_id
    ), health as (
      select projects.workspace_id, projects.account_id, projects.project_id, last.score::double precision as score
      from onboarding.published_projects as projects
      cross join lateral (
        select days.score from health.published_score_days as days
        where days.workspace_id = projects.workspace_id and days.account_id = projects.account_id and days.score is not null
          and days.day <= projects.ended_on and days.day > projects.ended_on - ${healthIsOldAfter}::int
        order by days.day desc limit 1
      ) as last
      where projects.ended_on is not null
    ), facts as (
      select projects.*, accounts.phase_since as churned_on, accounts.phase = 'churned' as is_churned,
        coalesce(work.completion_due, projects.value_on) as planned_end, work.homework_due, work.homework_on_time,
        wins.first_on as first_win_on, attendance.asked, attendance.attended, exams.score, health.score as health_at_end, responses.days as response,
        replies.days as reply,
        handoffs.won_on, ${today}::date - projects.contract_start_on as age
      from onboarding.published_projects as projects
      join accounts.published_accounts as accounts using (workspace_id, account_id)
      left join accounts.published_handoffs as handoffs using (workspace_id, account_id)
      left join work using (workspace_id, account_id, project_id)
      left join wins using (workspace_id, account_id, project_id)
      left join attendance using (workspace_id, account_id, project_id)
      left join exams using (workspace_id, account_id, project_id)
      left join health using (workspace_id, account_id, project_id)
      left join responses using (workspace_id, account_id, project_id)
      left join replies using (workspace_id, account_id, project_id)
    )
    insert into metrics.onboarding_facts (workspace_id, account_id, project_id, program_key, program_version, owner_id,
      contract_start_on, value_on, value_confirmed_on, ended_on, is_open, completed, completed_on_time, churned,
      retained_90, value_30, value_60, value_90, early_win_30, exam_answered, homework_due, homework_on_time,
      meetings_asked, meetings_attended, sale_to_kickoff, time_to_churn, time_to_value, exam_score, health_at_end,
      response_days, reply_days, counted_on)
    select workspace_id, account_id, project_id, program_key, program_version, owner_id, contract_start_on, value_on,
      value_confirmed_on, ended_on, ended_on is null,
      case when planned_end <= ${today}::date or ended_on is not null then state = 'graduated' end,
      case when state = 'graduated' then ended_on <= planned_end end,
      is_churned and state <> 'graduated' and (ended_on is null or churned_on <= ended_on or state = 'ended_without_value'),
      case when age >= 90 then not (is_churned and churned_on <= contract_start_on + 90) end,
      case when age >= 30 then coalesce(value_confirmed_on - contract_start_on <= 30, false) end,
      case when age >= 60 then coalesce(value_confirmed_on - contract_start_on <= 60, false) end,
      case when age >= 90 then coalesce(value_confirmed_on - contract_start_on <= 90, false) end,
      case when age >= 30 then coalesce(first_win_on - contract_start_on <= 30, false) end,
      case when exam_opened_on is not null or score is not null then score is not null end,
      coalesce(homework_due, 0), coalesce(homework_on_time, 0), coalesce(asked, 0), coalesce(attended, 0),
      case when kickoff_on is not null and won_on is not null then greatest(0, kickoff_on - won_on) end,
      case when is_churned then greatest(0, churned_on - contract_start_on) end,
      case when value_confirmed_on is not null then greatest(0, value_confirmed_on - contract_start_on) end,
      score, health_at_end, response, reply, ${today}::date
    from facts
    on conflict (workspace_id, account_id, project_id) do update set program_key = excluded.program_key,
      program_version = excluded.program_version, owner_id = excluded.owner_id,
      contract_start_on = excluded.contract_start_on, value_on = excluded.value_on,
      value_confirmed_on = excluded.value_confirmed_on, ended_on = excluded.ended_on, is_open = excluded.is_open,
      completed = excluded.completed, completed_on_time = excluded.completed_on_time, churned = excluded.churned,
      retained_90 = excluded.retained_90, value_30 = excluded.value_30, value_60 = excluded.value_60,
      value_90 = excluded.value_90, early_win_30 = excluded.early_win_30, exam_answered = excluded.exam_answered,
      homework_due = excluded.homework_due, homework_on_time = excluded.homework_on_time,
      meetings_asked = excluded.meetings_asked, meetings_attended = excluded.meetings_attended,
      sale_to_kickoff = excluded.sale_to_kickoff, time_to_churn = excluded.time_to_churn,
      time_to_value = excluded.time_to_value, exam_score = excluded.exam_score,
      health_at_end = excluded.health_at_end,
      response_days = excluded.response_days, reply_days = excluded.reply_days, counted_on = excluded.counted_on`.execute(
    context.transaction,
  )
  await countSteps(context, today)
}

async function countSteps({ transaction }: Context, today: string): Promise<void> {
  // A step whose tasks have all gone (taken out, put off to phase 2) has no row of its own to overwrite what it was.
  await sql`delete from metrics.onboarding_steps`.execute(transaction)
  await sql`
    insert into metrics.onboarding_steps (workspace_id, account_id, project_id, element, over_plan, waiting)
    select tasks.workspace_id, tasks.account_id, tasks.project_id, tasks.element,
      case when bool_and(tasks.status = 'done') then max(tasks.done_on) - max(tasks.baseline_due_on) end,
      ${today}::date - min(tasks.due_on) filter (where projects.ended_on is null
        and tasks.status in ('todo', 'doing') and tasks.due_on < ${today}::date)
    from onboarding.published_tasks as tasks
    join onboarding.published_projects as projects using (workspace_id, account_id, project_id)
    where tasks.status <> 'skipped'
    group by tasks.workspace_id, tasks.account_id, tasks.project_id, tasks.element`.execute(transaction)
}
