import { searchTerms } from '#modules/accounts/server/api.ts'
import { listMembers } from '#modules/identity/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { todayOf } from '../today.ts'
import { countOpenProjects, type ProjectPageQuery, placeOf, selectProjects } from './project-facts-queries.ts'
import { summarize } from './summarize.ts'

export type ListProjectsInput = Omit<ProjectPageQuery, 'today' | 'now' | 'after' | 'terms'> & {
  cursor?: string | undefined
  /** Words of the customer's name or reading. */
  q?: string | undefined
}

/** A page of projects in five queries, whatever its length. */
export async function listProjects(context: Context, input: ListProjectsInput) {
  const { page, summaryOf, nextCursor, today, now } = await readPage(context, input)
  const { day90 } = await readGraduationPolicy(context)
  return {
    items: page.map(summaryOf),
    nextCursor,
    totals: { ...(await countOpenProjects(context.transaction, today, now)), ...day90 },
  }
}

/** As `listProjects`, with the milestones of each; in as many queries. */
export async function listProjectTimeline(context: Context, input: ListProjectsInput) {
  const { page, summaryOf, tasksOf, nextCursor } = await readPage(context, input)
  return {
    items: page.map((project) => ({ ...summaryOf(project), milestones: tasksOf(project).flatMap(milestoneOf) })),
    nextCursor,
  }
}

function milestoneOf(task: Task) {
  if (!task.is_milestone || task.status === 'skipped') return []
  const isDone = task.status === 'done'
  return [{ taskId: task.task_id, name: task.texts.name, on: (isDone ? task.done_on : null) ?? task.due_on, isDone }]
}

async function readPage(context: Context, { cursor, limit, q, ...rest }: ListProjectsInput) {
  const { transaction, timeZone } = context
  const today = todayOf(context)
  const now = instantOf(context)
  const filter = { ...rest, terms: searchTerms(q ?? '') }
  const after = cursor === undefined ? undefined : positionOf(cursor)
  const rows = await selectProjects(transaction, { ...filter, after, limit: limit + 1, today, now })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const tasks = await selectTasks(
    transaction,
    page.map(({ project_id }) => project_id),
  )
  const byProject = Map.groupBy(tasks, ({ project_id }) => project_id)
  const tasksOf = ({ project_id }: { project_id: string }) => byProject.get(project_id) ?? []
  const memberNames = new Map((await listMembers(context)).map(({ id, name }) => [id, name]))
  return {
    page,
    tasksOf,
    summaryOf: (project: (typeof page)[number]) =>
      summarize(project, { tasks: tasksOf(project), memberNames, today, timeZone }),
    nextCursor: last ? encodeCursor([placeOf(last, filter.sort), last.project_id]) : null,
    today,
    now,
  }
}

function positionOf(cursor: string) {
  const [on, projectId] = decodeCursor(cursor)
  if (typeof on === 'string' && isPlainDate(on) && typeof projectId === 'string' && isId(projectId))
    return { on, projectId }
  throw invalid('http.invalid_cursor')
}
