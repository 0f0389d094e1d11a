import type { Context } from '#platform/context/context.ts'
import { addDays, daysBetween, type PlainDateString, startOfMonth } from '#platform/kernel/dates.ts'
import {
  checkForecasts,
  daysToCheck,
  forecastMethod,
  type PastForecast,
  summarizeChecks,
  wideningFor,
} from '../../../domain/forecast/check.ts'
import { type Durations, paceOf } from '../../../domain/forecast/durations.ts'
import { finishedWork } from '../../../domain/forecast/finished-work.ts'
import { forecastBand, type ValueBand } from '../../../domain/forecast/forecast.ts'
import { openDaysFrom } from '../../../domain/forecast/open-days.ts'
import { type KeptTask, planOfDay } from '../../../domain/forecast/plan-of-day.ts'
import type { TaskDates } from '../../../domain/network/bounds.ts'
import { selectTasks } from '../../plan/task-queries.ts'
import type { Task } from '../../plan/task-tables.ts'
import { todayOf } from '../../today.ts'
import { type ForecastProject, readOpenDays } from '../forecaster.ts'
import { readDurations, ripeDays } from '../read-durations.ts'
import {
  type PastBlocker,
  saveCheck,
  selectBlockerHistory,
  selectKeptPlans,
  selectProjectsToCheck,
} from './check-queries.ts'
import { holdOn, keptTasks } from './past-facts.ts'

/** Older ones would tell of another time; more of them would take longer than they tell. */
const mostProjects = 500
const pageLength = 100

/**
 * Says of past projects what would have been forecast on days 14, 30, 45 and 60, from what was known that day alone, and
 * keeps how often the band held what came. Four statements a page of 100, and two a month of durations.
 */
export async function checkPastForecasts(context: Context): Promise<void> {
  const today = todayOf(context)
  const projects = await selectProjectsToCheck(context.transaction, { today, ripeDays, limit: mostProjects })
  const forecaster = await readPastForecaster(context, today)
  const forecasts: PastForecast[] = []
  let planLost = 0
  for (let start = 0; start < projects.length; start += pageLength) {
    const page = await forecastPage(context, forecaster, projects.slice(start, start + pageLength))
    forecasts.push(...page.forecasts)
    planLost += page.planLost
  }
  const checked = checkForecasts(forecasts, today)
  const summaries = summarizeChecks(checked).map((summary) => ({
    ...summary,
    factor: wideningFor(forecasts, summary.day, today),
    planLost,
  }))
  const run = { workspaceId: context.workspaceId, checkedOn: today, method: forecastMethod }
  await saveCheck(context.transaction, run, { summaries, checked })
}

type PastForecaster = Awaited<ReturnType<typeof readPastForecaster>>

async function readPastForecaster(context: Context, today: PlainDateString) {
  const around = addDays(today, -540)
  const openDaysOf = await readOpenDays(context, around)
  const known = new Map<string, Durations>()
  return {
    today,
    openDaysOf: (project: ForecastProject, on: PlainDateString) => {
      // Days on which nobody works on a project are noted while it runs: they were not known from the start.
      const open = openDaysOf({ ...project, vendor_closed_on: [], customer_closed_on: [] })
      const days = daysBetween(around, on)
      return {
        vendor: openDaysFrom(open.vendor, days),
        customer: openDaysFrom(open.customer, days),
        joint: openDaysFrom(open.joint, days),
      }
    },
    /** What was known at the month's beginning: less than on the day itself, and never more. */
    durationsOn: async (on: PlainDateString) => {
      const month = startOfMonth(on)
      const durations = known.get(month) ?? (await readDurations(context, month))
      known.set(month, durations)
      return durations
    },
  }
}

async function forecastPage(context: Context, forecaster: PastForecaster, projects: readonly ForecastProject[]) {
  const { transaction, timeZone } = context
  const ids = projects.map(({ project_id }) => project_id)
  const tasks = Map.groupBy(await selectTasks(transaction, ids), ({ project_id }) => project_id)
  const blockers = await selectBlockerHistory(transaction, ids)
  const { plans, rounds } = await selectKeptPlans(transaction, ids, timeZone)
  const forecasts: PastForecast[] = []
  const lost = new Set<string>()
  for (const project of projects) {
    const id = project.project_id
    const own = tasks.get(id) ?? []
    const facts = { project, tasks: own, kept: keptTasks(own, timeZone), blockers: blockers.get(id) ?? [] }
    for (const { day, on } of daysToCheck(datesOf(project), forecaster.today)) {
      const agreed = plans.get(id)?.find(({ until }) => until > on)
      // A new round replaced the plan, and before such plans were kept: nobody knows it any more.
      if (agreed === undefined && rounds.get(id)?.some((round) => round.on > on)) {
        lost.add(id)
        continue
      }
      const band = await bandOn(forecaster, facts, { on, agreed: agreed?.dates })
      if (band !== undefined) forecasts.push({ ...keysOf(project), day, on, ...band })
    }
  }
  return { forecasts, planLost: lost.size }
}

interface ProjectFacts {
  project: ForecastProject
  tasks: readonly Task[]
  kept: readonly KeptTask[]
  blockers: readonly PastBlocker[]
}

/** The band that would have been shown that day; undefined where there was nothing to forecast. */
async function bandOn(
  { openDaysOf, durationsOn }: PastForecaster,
  { project, tasks, kept, blockers }: ProjectFacts,
  { on, agreed }: { on: PlainDateString; agreed: ReadonlyMap<string, TaskDates> | undefined },
): Promise<ValueBand | undefined> {
  const { program_key: programKey, project_id: seed, program } = project
  const plan = planOfDay(kept, on, agreed)
  // A value task that was ticked off before the customer confirmed anything forecasts nothing.
  if (plan.some(({ key, status }) => key === program.valueTaskKey && status === 'done')) return undefined
  const durations = await durationsOn(on)
  const calendars = openDaysOf(project, on)
  const own = finishedWork(programKey, plan.map(asPast), { today: on, open: calendars.customer })
  return forecastBand({
    seed,
    today: on,
    programKey,
    valueTaskKey: program.valueTaskKey,
    tasks: plan,
    holds: blockers.flatMap((blocker) => holdOn(blocker, on, tasks) ?? []),
    pace: paceOf(
      own.filter(({ side }) => side === 'customer'),
      durations,
    ),
    calendars,
    durations,
  })
}

const keysOf = (project: ForecastProject) => ({
  projectId: project.project_id,
  accountId: project.account_id,
  programKey: project.program_key,
  truthOn: project.earlier_value_confirmed_on ?? project.value_confirmed_on,
  endedOn: project.ended_on,
})

const asPast = (task: ReturnType<typeof planOfDay>[number]) => ({
  ...task,
  doneOn: task.doneOn ?? null,
  baselineStartOn: task.startOn,
  baselineDueOn: task.dueOn,
})

const datesOf = (project: ForecastProject) => ({
  contractStartOn: project.contract_start_on,
  reachedOn:
    project.earlier_first_value_on ??
    project.earlier_value_confirmed_on ??
    project.first_value_on ??
    project.value_confirmed_on,
  endedOn: project.ended_on,
})
