import { type Context, instantOf } from '#platform/context/context.ts'
import { addDays, daysBetween, todayIn } from '#platform/kernel/dates.ts'
import type { BilingualText } from '../../domain/task.ts'
import { selectUndecided } from '../additions/addition-queries.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { selectMissed } from '../meetings/queries/attendee-queries.ts'
import { taskTextsSchema } from '../plan/task-tables.ts'
import { type ListedProject, selectProjects, stalledAfterDays } from '../projects/project-facts-queries.ts'
import { day90Of } from '../projects/summarize.ts'
import { todayOf } from '../today.ts'
import { selectUnseenWins } from '../usage/watch-queries.ts'
import { selectDueTasks, selectOverdueConditions } from './attention-queries.ts'

export type AttentionReason =
  | 'our_task_overdue'
  | 'homework_overdue'
  | 'kickoff_gate_open'
  | 'day_60'
  | 'day_90'
  | 'exam_due'
  | 'condition_overdue'
  | 'rejudge_due'
  | 'value_unconfirmed'
  | 'forecast_late'
  | 'no_activity'
  | 'additions_proposed'
  | 'champion_missed'
  | 'win_found'
  | 'executive_sponsor_missed'

/** One reason why a project needs somebody; a project may be listed for several. */
export interface ProjectAttention {
  reason: AttentionReason
  projectId: string
  accountId: string
  accountName: string
  ownerId: string | null
  /** How late, or for how long: days overdue, days since the start (day_60, day_90, exam_due), days without activity, days beyond the agreed date
   * (forecast_late). */
  days: number
  /** Of how many tasks the reason speaks; 1 where it is about the project. */
  count: number
  /** The task that is most overdue, or the next. */
  task: { id: string; name: BilingualText; dueOn: string } | null
  /** The day by which a sign of value is asked for. */
  rekickoffDay: number
}

type OverdueCondition = Awaited<ReturnType<typeof selectOverdueConditions>>[number]
type DueTask = Awaited<ReturnType<typeof selectDueTasks>>[number]

/** Days before the kickoff from which records that are still missing need attention. */
const kickoffNearDays = 5
/** An early win that usage found is news for so many days, unless somebody looked at it. */
const winIsNewsDays = 7
/** One that was reached longer ago is none. */
const winIsFreshDays = 30
/** More open projects than any team runs; the rest would be noise. */
const mostProjects = 5000

/** Why open projects need our attention today, the longest-standing first. A constant number of queries. */
export async function listProjectsNeedingAttention(context: Context): Promise<ProjectAttention[]> {
  const today = todayOf(context)
  const { timing } = await readGraduationPolicy(context)
  const basis = { today, timeZone: context.timeZone, sendOnDay: timing.sendOnDay }
  const page = { state: 'open' as const, limit: mostProjects, today, now: instantOf(context) }
  const projects = await selectProjects(context.transaction, page)
  const tasks = await selectDueTasks(context.transaction, addDays(today, kickoffNearDays + 1))
  const byProject = Map.groupBy(tasks, ({ project_id }) => project_id)
  const conditions = new Map(
    (await selectOverdueConditions(context.transaction, today)).map((row) => [row.project_id, row]),
  )
  const undecided = new Map((await selectUndecided(context.transaction)).map((row) => [row.project_id, row]))
  const missed = Map.groupBy(await selectMissed(context.transaction), ({ project_id }) => project_id)
  const since = new Date(context.clock.now() - winIsNewsDays * 86_400_000).toISOString()
  const news = { since, reachedFrom: addDays(today, -winIsFreshDays) }
  const wins = new Map((await selectUnseenWins(context.transaction, news)).map((row) => [row.project_id, row]))
  return projects
    .flatMap((project) => [
      // Early wins that usage found: a reason to write to the customer while it is fresh.
      ...standingOf(project, 'win_found', wins.get(project.project_id), basis),
      ...reasonsOf(project, byProject.get(project.project_id) ?? [], basis),
      ...conditionsOf(project, conditions.get(project.project_id), today),
      // Work that later answers ask for, until somebody takes it into the plan or decides to do without.
      ...standingOf(project, 'additions_proposed', undecided.get(project.project_id), basis),
      ...(missed.get(project.project_id) ?? []).map((each) => missedBy(project, each, today, context.timeZone)),
    ])
    .toSorted((a, b) => b.days - a.days)
}

/** What stands since some instant and asks for a look: as many as there are, as long as the first has stood. */
function standingOf(
  project: ListedProject,
  reason: AttentionReason,
  found: { count: number; since: string } | undefined,
  { today, timeZone }: { today: string; timeZone: string },
): ProjectAttention[] {
  if (!found) return []
  return [aboutProject(project, reason, daysBetween(todayIn(timeZone, Date.parse(found.since)), today), found.count)]
}

function aboutProject(project: ListedProject, reason: AttentionReason, days: number, count = 1): ProjectAttention {
  return {
    reason,
    projectId: project.project_id,
    accountId: project.account_id,
    accountName: project.account_name,
    ownerId: project.owner_id,
    days,
    count,
    task: null,
    rekickoffDay: project.rekickoff_day,
  }
}

function reasonsOf(
  project: ListedProject,
  due: readonly DueTask[],
  { today, timeZone, sendOnDay }: { today: string; timeZone: string; sendOnDay: number },
) {
  const overdue = due.filter((task) => task.due_on < today)
  const about = (reason: AttentionReason, days: number, tasks: readonly DueTask[] = []): ProjectAttention => ({
    reason,
    projectId: project.project_id,
    accountId: project.account_id,
    accountName: project.account_name,
    ownerId: project.owner_id,
    days,
    count: Math.max(1, tasks.length),
    task: taskOf(tasks[0]),
    rekickoffDay: project.rekickoff_day,
  })
  const late = (reason: AttentionReason, tasks: readonly DueTask[]) =>
    tasks[0] ? [about(reason, daysBetween(tasks[0].due_on, today), tasks)] : []
  const { state, day } = day90Of(project, today)
  const kickoff = due.filter(({ kind }) => kind === 'kickoff')
  const valueTask = overdue.filter(({ key }) => key === project.program.valueTaskKey)
  const idleDays = daysBetween(todayIn(timeZone, Date.parse(project.last_activity_at)), today)
  const slip = project.forecast_on === null ? 0 : daysBetween(project.value_on, project.forecast_on)
  const isExamDue = project.verdict === null && day >= sendOnDay
  const isValueAwaited = project.value_confirmed_on === null && project.first_value_on !== null
  return [
    ...late(
      'our_task_overdue',
      overdue.filter(({ side }) => side !== 'customer'),
    ),
    ...late(
      'homework_overdue',
      overdue.filter(({ side }) => side === 'customer'),
    ),
    ...(project.state === 'planning' ? late('kickoff_gate_open', kickoff) : []),
    ...(state === 'warn' ? [about('day_60', day)] : []),
    ...(state === 'rekickoff_due' ? [about('day_90', day)] : []),
    ...(isExamDue ? [about('exam_due', day)] : []),
    ...(isValueAwaited
      ? [about('value_unconfirmed', daysBetween(project.first_value_on ?? today, today), valueTask)]
      : []),
    ...(slip > 0 && project.value_confirmed_on === null ? [about('forecast_late', slip)] : []),
    ...(idleDays > stalledAfterDays ? [about('no_activity', idleDays)] : []),
  ]
}

/** What a conditional graduation still waits for although its day has come; `days` since then. */
function conditionsOf(project: ListedProject, overdue: OverdueCondition | undefined, today: string) {
  const about = (reason: AttentionReason, since: string, count = 1) =>
    aboutProject(project, reason, daysBetween(since, today), count)
  const { rejudge_on: rejudgeOn } = project
  return [
    ...(overdue ? [about('condition_overdue', overdue.since, overdue.count)] : []),
    ...(rejudgeOn !== null && rejudgeOn <= today ? [about('rejudge_due', rejudgeOn)] : []),
  ]
}

type Missed = Awaited<ReturnType<typeof selectMissed>>[number]

/** `days` counts from the last of the meetings that were missed. */
function missedBy(project: ListedProject, { role, count, last_at }: Missed, today: string, timeZone: string) {
  return {
    reason: role === 'champion' ? ('champion_missed' as const) : ('executive_sponsor_missed' as const),
    projectId: project.project_id,
    accountId: project.account_id,
    accountName: project.account_name,
    ownerId: project.owner_id,
    days: daysBetween(todayIn(timeZone, Date.parse(last_at)), today),
    count,
    task: null,
    rekickoffDay: project.rekickoff_day,
  }
}

function taskOf(task: DueTask | undefined): ProjectAttention['task'] {
  if (!task) return null
  return { id: task.task_id, name: taskTextsSchema.parse(task.texts).name, dueOn: task.due_on }
}
