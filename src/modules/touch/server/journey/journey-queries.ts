import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { JourneyPlan } from '../../domain/journey.ts'

interface Asking {
  plan: JourneyPlan
  today: string
  timeZone: string
}

/** Every way in which a customer was met, with its day: a row each. Narrowed to one customer where told. */
function touches(timeZone: string, accountId: string | null) {
  const of = (column: string) => sql`${accountId}::uuid is null or ${sql.ref(column)} = ${accountId}::uuid`
  return sql`
    select workspace_id, account_id, case when kind = 'training' then 'training' else 'meeting' end as channel, kind,
        (starts_at at time zone ${timeZone})::date as on_day
      from onboarding.published_meetings where state = 'held' and (${of('account_id')})
    union all
    select workspace_id, account_id, 'training', null, completed_on from onboarding.published_self_study
      where ${of('account_id')}
    union all
    select workspace_id, account_id, 'mail', null, (settled_at at time zone ${timeZone})::date
      from messaging.published_messages where state = 'sent' and settled_at is not null and (${of('account_id')})
    union all
    select workspace_id, account_id, channel, null, (occurred_at at time zone ${timeZone})::date
      from accounts.published_touches where ${of('account_id')}`
}

/**
 * The day with which the rhythm of each stay in onboarding ends, by the latest onboarding begun in it: its graduation or
 * other end; while it is open, the last day of its plan or the agreed value date, whichever is later. Whoever stays in the
 * phase for longer is not met by a plan that is over.
 */
const planEnds = (accountId: string | null) => sql`
  select distinct on (spans.workspace_id, spans.account_id, spans.phase_entry_id)
    spans.workspace_id, spans.account_id, spans.phase_entry_id, projects.ends_on
  from accounts.published_phase_spans as spans
  join (
    select projects.workspace_id, projects.account_id, projects.project_id, projects.contract_start_on,
      coalesce(projects.ended_on, greatest(projects.value_on, max(tasks.due_on))) as ends_on
    from onboarding.published_projects as projects
    left join onboarding.published_tasks as tasks on tasks.workspace_id = projects.workspace_id
      and tasks.account_id = projects.account_id and tasks.project_id = projects.project_id
      and tasks.status <> 'skipped'
    where ${accountId}::uuid is null or projects.account_id = ${accountId}::uuid
    group by projects.workspace_id, projects.account_id, projects.project_id, projects.contract_start_on,
      projects.ended_on, projects.value_on
  ) as projects on projects.workspace_id = spans.workspace_id and projects.account_id = spans.account_id
    and projects.contract_start_on < coalesce(spans.until, 'infinity'::date)
  where spans.phase = 'onboarding' and (${accountId}::uuid is null or spans.account_id = ${accountId}::uuid)
  order by spans.workspace_id, spans.account_id, spans.phase_entry_id, projects.contract_start_on desc,
    projects.project_id desc`

/**
 * The planned touchpoints of each stay of a customer in a phase, with how often they were due by today and how often they
 * happened: what the reports and the customer's page have in common.
 */
function standing(
  { plan, today, timeZone }: Asking,
  accountId: string | null,
  isPresentOnly: boolean,
): RawBuilder<unknown> {
  const points = JSON.stringify(plan.touchpoints)
  return sql`
    points as (
      select points.*, touch_model from jsonb_to_recordset(${points}::jsonb) as points (key text, phase text, rhythm text,
        days int, channels text[], "meetingKinds" text[], "touchModels" text[])
      cross join lateral unnest("touchModels") as models (touch_model)
    ),
    plan_ends as (${planEnds(accountId)}),
    stays as (
      select spans.workspace_id, spans.account_id, spans.phase_entry_id, spans.phase, spans.since, spans.until,
        accounts.name, accounts.touch_model, coalesce(spans.until, ${today}::date + 1) as before,
        least(coalesce(spans.until, ${today}::date + 1), plans.ends_on + 1) as planned_before
      from accounts.published_phase_spans as spans
      join accounts.published_accounts as accounts on accounts.workspace_id = spans.workspace_id
        and accounts.account_id = spans.account_id
      left join plan_ends as plans on plans.workspace_id = spans.workspace_id
        and plans.account_id = spans.account_id and plans.phase_entry_id = spans.phase_entry_id
      where (${accountId}::uuid is null or spans.account_id = ${accountId}::uuid)
        and (not ${isPresentOnly} or spans.until is null) and spans.since <= ${today}::date
    ),
    touches as (${touches(timeZone, accountId)}),
    standing as (
      select stays.workspace_id, stays.account_id, stays.name, stays.phase_entry_id, stays.since, stays.until,
        points.key, points.phase, points.touch_model,
        case points.rhythm when 'once' then least(1, greatest(0, stays.planned_before - 1 - stays.since) / points.days)
          else greatest(0, stays.planned_before - 1 - stays.since) / points.days end as expected,
        count(touches.on_day)::int as happened, max(touches.on_day) as last_on
      from stays
      join points on points.phase = stays.phase and points.touch_model = stays.touch_model
      left join touches on touches.workspace_id = stays.workspace_id and touches.account_id = stays.account_id
        and touches.channel = any(points.channels) and touches.on_day >= stays.since and touches.on_day < stays.before
        and (touches.channel <> 'meeting' or coalesce(cardinality(points."meetingKinds"), 0) = 0
          or touches.kind = any(points."meetingKinds"))
      group by stays.workspace_id, stays.account_id, stays.name, stays.phase_entry_id, stays.since, stays.until,
        stays.planned_before, points.key, points.phase, points.touch_model, points.rhythm, points.days
    )`
}

export async function selectStanding(db: Db, asking: Asking, accountId: string) {
  const { rows } = await sql<{
    phase_entry_id: string
    key: string
    expected: number
    happened: number
    last_on: string | null
  }>`with ${standing(asking, accountId, false)}
    select phase_entry_id, key, expected, happened, last_on from standing`.execute(db)
  return rows
}

/** The customer's stays in phases, the present one first, with what happened in each by channel. */
export async function selectStays(db: Db, { today, timeZone }: Omit<Asking, 'plan'>, accountId: string) {
  const { rows } = await sql<{
    phase_entry_id: string
    phase: string
    since: string
    until: string | null
    channel: string | null
    count: number
    last_on: string | null
  }>`with touches as (${touches(timeZone, accountId)})
    select spans.phase_entry_id, spans.phase, spans.since, spans.until, touches.channel, count(touches.on_day)::int as count,
      max(touches.on_day) as last_on
    from accounts.published_phase_spans as spans
    left join touches on touches.workspace_id = spans.workspace_id and touches.account_id = spans.account_id
      and touches.on_day >= spans.since and touches.on_day < coalesce(spans.until, ${today}::date + 1)
    where spans.account_id = ${accountId}
    group by spans.phase_entry_id, spans.phase, spans.since, spans.until, touches.channel
    order by spans.since desc, spans.phase_entry_id desc, touches.channel`.execute(db)
  return rows
}

export async function sumStanding(db: Db, asking: Asking) {
  const { rows } = await sql<{
    key: string
    phase: string
    touch_model: 'high' | 'low' | 'tech'
    due: number
    behind: number
    expected: number
    happened: number
  }>`with ${standing(asking, null, true)}
    select key, phase, touch_model, count(*) filter (where expected > 0)::int as due,
      count(*) filter (where happened < expected)::int as behind, sum(expected)::int as expected,
      sum(happened)::int as happened
    from standing group by key, phase, touch_model`.execute(db)
  return rows
}

export async function selectGaps(db: Db, asking: Asking, of: { key: string; touchModel: string; limit: number }) {
  const { rows } = await sql<{
    account_id: string
    name: string
    since: string
    expected: number
    happened: number
    last_on: string | null
    total: number
  }>`with ${standing(asking, null, true)}
    select account_id, name, since, expected, happened, last_on, count(*) over ()::int as total
    from standing where key = ${of.key} and touch_model = ${of.touchModel} and happened < expected
    order by expected - happened desc, since, account_id limit ${of.limit}`.execute(db)
  return rows
}

/** Customers in a phase that the plan speaks of, without a touch model. */
export async function countWithoutTouchModel(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from accounts.published_accounts
    where touch_model is null and phase in ('onboarding', 'adoption', 'renewal', 'expansion')`.execute(db)
  return rows[0]?.count ?? 0
}
