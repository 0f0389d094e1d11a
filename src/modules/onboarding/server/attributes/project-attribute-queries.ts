import { type RawBuilder, sql } from 'kysely'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { OpenDayCount } from './open-day-queries.ts'

export interface AsOf {
  asOf: PlainDateString
  timeZone: string
  openDays: OpenDayCount
}

/** A part of the answer with a row a project at most; read only where something wanted comes from it. */
interface Part {
  query: RawBuilder<unknown>
  columns: ReadonlyMap<string, RawBuilder<unknown>>
}

/** The project that counts as of the day for each customer: the one that was open then, else the last begun. */
export function currentProjects({ asOf, timeZone }: Pick<AsOf, 'asOf' | 'timeZone'>): RawBuilder<unknown> {
  return sql`select distinct on (account_id) workspace_id, account_id, project_id, program_key, state, verdict, cycle,
      contract_start_on, value_on, forecast_on, rekicked_off_on,
      case when value_confirmed_on <= ${asOf}::date then value_confirmed_on end as confirmed_on,
      (started_at at time zone ${timeZone})::date as began_on,
      ended_on is null or ended_on > ${asOf}::date as is_open
    from onboarding.projects
    where (started_at at time zone ${timeZone})::date <= ${asOf}::date
    order by account_id, (ended_on is null or ended_on > ${asOf}::date) desc, started_at desc, project_id desc`
}

const ofProject = sql`group by workspace_id, account_id, project_id`

function projectColumns({ asOf }: AsOf): Part['columns'] {
  return new Map([
    ['onboarding.is_running', sql`coalesce(projects.is_open, false)`],
    ['onboarding.program', sql`projects.program_key`],
    ['onboarding.state', sql`projects.state`],
    ['onboarding.verdict', sql`projects.verdict`],
    ['onboarding.days_since_contract', sql`(${asOf}::date - projects.contract_start_on)`],
    ['onboarding.value_confirmed', sql`(projects.confirmed_on is not null)`],
    ['onboarding.days_to_value', sql`(projects.confirmed_on - projects.contract_start_on)`],
    [
      'onboarding.value_outlook',
      sql`case
        when projects.confirmed_on is not null
          then case when projects.confirmed_on <= projects.value_on then 'on_time' else 'late' end
        when not projects.is_open then 'none'
        when greatest(projects.forecast_on, ${asOf}::date) > projects.value_on then 'late'
        when projects.forecast_on is not null then 'on_time' end`,
    ],
  ])
}

/**
 * Tasks of the first phase. The delay is of the next milestone against its agreed day, today at the earliest; of the last
 * one where none is left.
 */
function taskPart({ asOf, openDays }: AsOf): Part {
  const isHomework = sql`tasks.side = 'customer' and tasks.status <> 'skipped'`
  const isOpen = sql`(tasks.done_on is null or tasks.done_on > ${asOf}::date)`
  const isDueLately = sql`tasks.due_on > ${asOf}::date - 28 and tasks.due_on <= ${asOf}::date`
  const next = (value: RawBuilder<unknown>) =>
    sql`(array_agg(${value} order by tasks.baseline_due_on, tasks.position)
      filter (where tasks.is_milestone and tasks.status <> 'skipped' and tasks.phase = 1 and ${isOpen}))[1]`
  const last = (value: RawBuilder<unknown>) =>
    sql`(array_agg(${value} order by tasks.baseline_due_on desc, tasks.position desc)
      filter (where tasks.is_milestone and tasks.phase = 1 and not ${isOpen}))[1]`
  const present = sql`greatest(tasks.due_on, ${asOf}::date)`
  const agreed = sql`coalesce(${next(sql`tasks.baseline_due_on`)}, ${last(sql`tasks.baseline_due_on`)})`
  return {
    query: sql`select workspace_id, account_id, project_id,
        ${openDays(agreed, sql`coalesce(${next(present)}, ${last(sql`tasks.done_on`)})`)} as milestone_delay,
        ${agreed} as milestone_on,
        count(*) filter (where ${isHomework} and ${isOpen} and tasks.due_on < ${asOf}::date) as overdue_homework,
        round(100.0 * count(*) filter (where ${isHomework} and ${isDueLately} and tasks.done_on <= tasks.due_on)
          / nullif(count(*) filter (where ${isHomework} and ${isDueLately}), 0), 1) as homework_on_time
      from onboarding.tasks as tasks ${ofProject}`,
    columns: new Map([
      [
        'onboarding.milestone_delay',
        sql`case when projects.is_open and tasks.milestone_on is not null then tasks.milestone_delay end`,
      ],
      ['onboarding.overdue_homework', sql`case when projects.is_open then coalesce(tasks.overdue_homework, 0) end`],
      ['onboarding.homework_on_time_28d', sql`case when projects.is_open then tasks.homework_on_time end`],
    ]),
  }
}

/** How far the measured goals of the round have come, each from its beginning (0) to its target (1), at the mean. */
function goalPart({ asOf }: AsOf): Part {
  const gain = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
    sql`(case goals.direction when 'up' then ${to} - ${from} else ${from} - ${to} end)`
  const whole = gain(sql`goals.baseline`, sql`goals.target`)
  return {
    query: sql`select goals.workspace_id, goals.account_id, goals.project_id, goals.cycle,
        round(100 * avg(least(1, greatest(0, case when ${whole} <= 0
          then case when ${gain(sql`goals.target`, sql`latest.value`)} >= 0 then 1 else 0 end
          else ${gain(sql`goals.baseline`, sql`latest.value`)} / ${whole} end)))::numeric, 1) as achieved
      from onboarding.goals as goals
      join (
        select distinct on (workspace_id, account_id, project_id, goal_id) workspace_id, account_id, project_id, goal_id, value
        from onboarding.measurements where measured_on <= ${asOf}::date
        order by workspace_id, account_id, project_id, goal_id, measured_on desc, measurement_id desc
      ) as latest on latest.workspace_id = goals.workspace_id and latest.account_id = goals.account_id
        and latest.project_id = goals.project_id and latest.goal_id = goals.goal_id
      where goals.baseline is not null and goals.target is not null
      group by goals.workspace_id, goals.account_id, goals.project_id, goals.cycle`,
    columns: new Map([['onboarding.goals_achieved', sql`goals.achieved`]]),
  }
}

/** Whatever proved value: a figure, an early win or the customer's word. */
function recordPart({ asOf }: AsOf): Part {
  const lately = (column: string) =>
    sql`${sql.ref(column)} > ${asOf}::date - 90 and ${sql.ref(column)} <= ${asOf}::date`
  return {
    query: sql`select workspace_id, account_id, true as is_recorded from (
        select workspace_id, account_id from onboarding.measurements where ${lately('measured_on')}
        union all select workspace_id, account_id from onboarding.early_wins where ${lately('reached_on')}
        union all select workspace_id, account_id from onboarding.value_confirmations as words
          where ${lately('confirmed_on')} and not exists (
            select from onboarding.value_withdrawals as taken where taken.workspace_id = words.workspace_id
              and taken.account_id = words.account_id and taken.project_id = words.project_id
              and taken.value_confirmation_id = words.value_confirmation_id)
      ) as records group by workspace_id, account_id`,
    columns: new Map([['onboarding.value_recorded_90d', sql`coalesce(records.is_recorded, false)`]]),
  }
}

/** The last answers to the exam by then: of both the lower counts, as in the graduation. */
function examPart({ asOf }: AsOf): Part {
  return {
    query: sql`select distinct on (workspace_id, account_id) workspace_id, account_id, min(score) as score
      from onboarding.exam_answers where answered_on <= ${asOf}::date
      group by workspace_id, account_id, project_id, cycle, attempt
      order by workspace_id, account_id, max(answered_on) desc, cycle desc, attempt desc`,
    columns: new Map([['onboarding.renewal_intent', sql`answers.score`]]),
  }
}

/** Everybody is in the answer where it is asked who has no project; else those who ever had one. */
export function projectQuery(wanted: readonly string[], asked: AsOf): RawBuilder<unknown> {
  const own = projectColumns(asked)
  const joined = [
    { name: 'tasks', on: ['account_id', 'project_id'], part: taskPart(asked) },
    { name: 'goals', on: ['account_id', 'project_id', 'cycle'], part: goalPart(asked) },
    { name: 'records', on: ['account_id'], part: recordPart(asked) },
    { name: 'answers', on: ['account_id'], part: examPart(asked) },
  ].filter(({ part }) => wanted.some((key) => part.columns.has(key)))
  const columns = new Map([...own, ...joined.flatMap(({ part }) => [...part.columns])])
  const selected = wanted.map((key) => {
    const column = columns.get(key)
    if (column === undefined) throw new Error(`${key} is no attribute of the onboarding.`)
    return sql`${column} as ${sql.id(key)}`
  })
  const isOfEverybody = wanted.includes('onboarding.is_running')
  const current = sql`(${currentProjects(asked)}) as projects`
  const from = isOfEverybody
    ? sql`accounts.published_accounts as accounts left join ${current} on projects.workspace_id = accounts.workspace_id
        and projects.account_id = accounts.account_id`
    : current
  const joins = joined.map(({ name, on, part }) => {
    const same = ['workspace_id', ...on].map((key) => sql`${sql.id(name, key)} = ${sql.id('projects', key)}`)
    return sql`left join (${part.query}) as ${sql.id(name)} on ${sql.join(same, sql` and `)}`
  })
  const account = isOfEverybody ? sql`accounts.account_id` : sql`projects.account_id`
  return sql`select ${sql.join([account, ...selected])} from ${from} ${sql.join(joins, sql` `)}`
}
