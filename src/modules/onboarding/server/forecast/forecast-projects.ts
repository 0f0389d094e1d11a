import type { Context } from '#platform/context/context.ts'
import type { StoredReason } from '../../contract.ts'
import { holderOf } from '../../domain/blocker.ts'
import { type Durations, paceOf } from '../../domain/forecast/durations.ts'
import { finishedWork } from '../../domain/forecast/finished-work.ts'
import { calibrated, forecastValue } from '../../domain/forecast/forecast.ts'
import type { OpenDays } from '../../domain/forecast/open-days.ts'
import type { Side } from '../../domain/task.ts'
import { selectStandingBlockers } from '../blockers/blocker-queries.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { planned, type Task } from '../plan/task-tables.ts'
import { keyOf } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { readTrackRecords, type TrackRecord } from './check/read-track-records.ts'
import { type ForecastRow, saveForecasts, selectForecastProjects } from './forecast-queries.ts'
import { type ForecastProject, readOpenDays } from './forecaster.ts'
import { readDurations } from './read-durations.ts'

const pageLength = 200

type Blocker = Awaited<ReturnType<typeof selectStandingBlockers>>[number]

/** The day's forecast of every open project: five statements a page of 200. */
export async function forecastProjects(context: Context): Promise<void> {
  const forecaster = await readForecaster(context)
  let after: string | undefined
  do {
    const projects = await selectForecastProjects(context.transaction, { after, limit: pageLength })
    await forecastPage(context, forecaster, projects)
    after = projects.length === pageLength ? projects.at(-1)?.project_id : undefined
  } while (after !== undefined)
}

/** The forecast of one project anew, after its plan or what holds it back changed. Closed ones keep their last. */
export async function forecastProject(context: Context, projectId: string): Promise<void> {
  const projects = await selectForecastProjects(context.transaction, { projectIds: [projectId], limit: 1 })
  if (projects.length > 0) await forecastPage(context, await readForecaster(context), projects)
}

interface Forecaster {
  today: string
  durations: Durations
  openDaysOf: (project: ForecastProject) => Readonly<Record<Side, OpenDays>>
  trackRecordOf: (project: ForecastProject) => TrackRecord
}

async function readForecaster(context: Context): Promise<Forecaster> {
  const today = todayOf(context)
  return {
    today,
    durations: await readDurations(context, today),
    openDaysOf: await readOpenDays(context, today),
    trackRecordOf: await readTrackRecords(context, today),
  }
}

async function forecastPage(
  context: Context,
  forecaster: Forecaster,
  projects: readonly ForecastProject[],
): Promise<void> {
  const { transaction } = context
  const ids = projects.map(({ project_id }) => project_id)
  const tasks = Map.groupBy(await selectTasks(transaction, ids), ({ project_id }) => project_id)
  const blockers = Map.groupBy(await selectStandingBlockers(transaction, ids), ({ project_id }) => project_id)
  const rows = projects.flatMap((project) => {
    const { project_id: id } = project
    return forecastRow(forecaster, project, { tasks: tasks.get(id) ?? [], blockers: blockers.get(id) ?? [] }) ?? []
  })
  await saveForecasts(transaction, rows)
}

function forecastRow(
  { today, durations, openDaysOf, trackRecordOf }: Forecaster,
  project: ForecastProject,
  { tasks, blockers }: { tasks: readonly Task[]; blockers: readonly Blocker[] },
): ForecastRow | undefined {
  if (project.value_confirmed_on !== null) return undefined
  const open = openDaysOf(project)
  const work = tasks.map((task) => ({ ...planned(task), element: task.element }))
  const own = finishedWork(project.program_key, work.map(withDoneOn), { today, open: open.customer })
  const keyById = new Map(tasks.map((task) => [task.task_id, task.key]))
  const { valueTaskKey } = project.program
  const forecast = forecastValue(
    {
      seed: project.project_id,
      today,
      programKey: project.program_key,
      valueTaskKey,
      tasks: work,
      holds: blockers.map((blocker) => ({
        id: blocker.blocker_id,
        taskKeys: blocker.task_ids.flatMap((id) => keyById.get(id) ?? []),
        holder: holderOf({ state: blocker.state, ownerSide: blocker.owner_side }) ?? blocker.owner_side,
        raisedOn: blocker.raised_on,
        expectedOn: blocker.expected_on,
      })),
      pace: paceOf(
        own.filter(({ side }) => side === 'customer'),
        durations,
      ),
      calendars: open,
      durations,
    },
    project.value_on,
  )
  if (forecast === undefined) return undefined
  const nameOf = new Map([
    ...tasks.map((task) => [task.key, task.texts.name] as const),
    ...blockers.map(({ blocker_id, title }) => [blocker_id, { ja: title, en: title }] as const),
  ])
  const idOf = new Map(tasks.map((task) => [task.key, task.task_id]))
  const { factor, n, held } = trackRecordOf(project)
  // Work that is done is no longer uncertain.
  const isDone = forecast.toOn <= today && forecast.fromOn === forecast.toOn
  const band = calibrated(forecast, isDone ? 1 : factor, today)
  const reasons = forecast.reasons.map(
    (reason): StoredReason => ({
      ...reason,
      about: reason.about === null ? null : (idOf.get(reason.about) ?? reason.about),
      name: reason.about === null ? null : (nameOf.get(reason.about) ?? null),
    }),
  )
  return {
    ...keyOf(project),
    forecast_on: today,
    value_on: band.valueOn,
    from_on: band.fromOn,
    to_on: band.toOn,
    agreed_on: project.value_on,
    plan_on: tasks.find(({ key }) => key === valueTaskKey)?.due_on ?? project.value_on,
    past_projects: durations.projects,
    band_factor: factor,
    checked_projects: n,
    held_projects: held,
    reasons,
  }
}

const withDoneOn = <Row extends { doneOn?: string | null }>(task: Row) => ({ ...task, doneOn: task.doneOn ?? null })
