import { z } from 'zod'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { listFigures, readFigures } from '#modules/usage/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob } from '#platform/jobs/job.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import evidence from '../../content/usage-evidence.json' with { type: 'json' }
import { filledWith } from '../../domain/words/early-win-words.ts'
import { measurementRecorded } from '../../events.ts'
import { todayOf } from '../today.ts'
import { takeOverAll } from './follow-usage.ts'
import { insertUsageMeasurements, type MeasuredGoalRow, selectMeasuredGoals } from './goal-figure-queries.ts'
import { selectWatched } from './watch-queries.ts'
import { askedOf } from './watched.ts'

const jobName = 'onboarding.measure_goals'

/** Has goals measured by usage a moment later: somebody has just said by which figure. */
export const measureGoalsLater = (context: Context) => enqueueJob(context, jobName, {}, { key: jobName })

export const measureGoalsJob = declareJob(jobName, z.object({}), (context) => measureGoals(context))

/**
 * Measures the goals of running onboardings that go by a figure of usage, for the last whole day; and takes over wins and
 * tasks that go by one. Where no events come from anybody, the figures are of the last day on which they did: that day was
 * measured then, and nothing is written. A constant number of queries, and some for each goal whose value moved.
 */
export async function measureGoals(context: Context): Promise<void> {
  const goals = await selectMeasuredGoals(context.transaction)
  const asked = askedOf(await selectWatched(context.transaction, undefined)).flatMap(({ rule, ...watched }) =>
    rule.kind === 'measure' ? [{ ...watched, rule }] : [],
  )
  const keys = [...new Set([...goals.map(({ usage_key }) => usage_key), ...asked.map(({ rule }) => rule.measure)])]
  if (keys.length === 0) return
  const accountIds = [...goals.map(({ account_id }) => account_id), ...asked.map(({ project }) => project.account_id)]
  const asOf = addDays(todayOf(context), -1)
  const { toldAs, figures } = await readFigures(context, { keys, accountIds: [...new Set(accountIds)], asOf })
  const figureOf = (accountId: string, key: string) => figures.get(accountId)?.get(key)
  await measure(context, goals, { day: toldAs, figureOf })
  const found = asked.flatMap(({ rule, ...watched }) => {
    const count = figureOf(watched.project.account_id, rule.measure)
    return count !== undefined && count >= rule.atLeast ? [{ ...watched, rule, on: toldAs, count, people: [] }] : []
  })
  await takeOverAll(context, found)
}

interface Figures {
  day: string
  figureOf: (accountId: string, key: string) => number | undefined
}

async function measure(context: Context, goals: readonly MeasuredGoalRow[], { day, figureOf }: Figures): Promise<void> {
  const names = new Map((await listFigures(context)).map(({ key, name }) => [key, name?.[context.locale]]))
  const rows = goals.flatMap((goal) => {
    const value = figureOf(goal.account_id, goal.usage_key)
    if (value === undefined || day < goal.contract_start_on) return []
    const figure = names.get(goal.usage_key) ?? goal.metric
    const text = filledWith(evidence.measured[context.locale], { day, figure: figure === '' ? goal.usage_key : figure })
    return [{ goal, value, evidence: text ?? '', id: newId(context.clock.now()) }]
  })
  const written = new Set(
    await insertUsageMeasurements(
      context.transaction,
      rows.map(({ goal, ...row }) => ({ ...row, project_id: goal.project_id, goal_id: goal.goal_id })),
      { day, by: context.actor.name, at: instantOf(context) },
    ),
  )
  for (const { goal, value } of rows) {
    // A value that stays is written down every day and told of once.
    if (!written.has(goal.goal_id) || goal.latest === value) continue
    const { project_id: projectId, goal_id: goalId, account_id: accountId } = goal
    if (!reaches(goal, goal.latest) && reaches(goal, value))
      await recordTimelineEntry(context, {
        accountId,
        kind: 'onboarding.goal_reached_by_usage',
        params: { projectId, goal: goal.use_case, metric: goal.metric, value, unit: goal.unit },
      })
    await recordEvent(context, measurementRecorded, { projectId, goalId, value, on: day }, accountId)
  }
}

const reaches = ({ target, direction }: MeasuredGoalRow, value: number | null) =>
  value !== null && target !== null && (direction === 'up' ? value >= target : value <= target)
