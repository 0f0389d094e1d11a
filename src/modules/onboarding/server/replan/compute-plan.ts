import type { Context } from '#platform/context/context.ts'
import type { PlanChange, PlanEditInput } from '../../contract.ts'
import { fitTo } from '../../domain/replan/fit.ts'
import type { PlanState } from '../../domain/replan/plan-state.ts'
import { planState, type WhatIf, whatIf } from '../../domain/replan/what-if.ts'
import { isOpen } from '../../domain/task.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { planned, type Task, taskTextsSchema } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { planEdits, type RowEdits } from './plan-edits.ts'

export interface ComputedPlan {
  tasks: readonly Task[]
  rows: RowEdits
  result: WhatIf
  change: PlanChange
}

export interface PlanBasis {
  tasks: readonly Task[]
  state: PlanState
}

/** The plan of the project as its arithmetic takes it, in the queries of its tasks and calendars. */
export async function readPlanState(context: Context, project: Project): Promise<PlanBasis> {
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const calendars = await readProjectCalendars(context, project)
  const { valueTaskKey } = project.program
  return { tasks, state: planState(tasks.map(planned), { calendars, valueTaskKey, today: todayOf(context) }) }
}

/** What edits would do, from the one computation behind every preview and every change. Throws as `planEdits`. */
export async function computePlan(
  context: Context,
  project: Project,
  inputs: readonly PlanEditInput[],
): Promise<ComputedPlan> {
  return computeOn(context, project, await readPlanState(context, project), inputs)
}

/** As `computePlan`, on a plan that was read already. */
export function computeOn(
  context: Context,
  project: Project,
  { tasks, state }: PlanBasis,
  inputs: readonly PlanEditInput[],
): ComputedPlan {
  const { edits, rows } = planEdits(context, { project, tasks }, inputs)
  const result = whatIf(state, edits)
  return { tasks, rows, result, change: changeView({ project, tasks, state }, rows, result) }
}

/** The change in the words of its tasks, with how it stands against the agreed value date. */
export function changeView(
  { project, tasks, state }: { project: Project; tasks: readonly Task[]; state: PlanState },
  rows: RowEdits,
  result: WhatIf,
): PlanChange {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const named = (key: string | null) => {
    const task = key === null ? undefined : byKey.get(key)
    return task === undefined ? [] : [{ taskId: task.task_id, taskKey: task.key, name: task.texts.name }]
  }
  const after = { ...state, tasks: result.tasks, calendars: result.calendars }
  const fit = fitTo(after, project.value_on, ({ key }) => {
    const task = byKey.get(key)
    return task === undefined || (task.kind !== 'kickoff' && !task.is_milestone)
  })
  const moved = new Set(result.moves.map(({ taskKey }) => taskKey))
  return {
    changes: result.moves.flatMap(({ taskKey, from, to, reason }) =>
      named(taskKey).map((task) => ({ ...task, from, to, cause: reason.cause, by: named(reason.by)[0] ?? null })),
    ),
    added: result.added.map((task) => {
      const row = rows.inserted.find(({ key }) => key === task.key)
      const name = row === undefined ? { ja: '', en: '' } : taskTextsSchema.parse(JSON.parse(String(row.texts))).name
      return { name, to: { startOn: task.startOn, dueOn: task.dueOn } }
    }),
    removed: result.removed.flatMap(({ key, startOn, dueOn }) =>
      named(key).map((task) => ({ ...task, from: { startOn, dueOn } })),
    ),
    unmoved: {
      finished: tasks.filter((task) => !isOpen(task)).length,
      pinned: tasks.filter((task) => isOpen(task) && task.is_pinned && !moved.has(task.key)).length,
    },
    blockedPins: result.blockedPins.flatMap(named),
    valueDate: result.valueDate,
    agreed: {
      valueOn: project.value_on,
      missingDays: fit.missingDays,
      ways: fit.ways.flatMap((way): PlanChange['agreed']['ways'] =>
        way.kind === 'value_date' ? [way] : named(way.task).map((task) => ({ kind: way.kind, task, days: way.days })),
      ),
    },
    version: project.version,
  }
}
