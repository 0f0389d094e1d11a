import type { Context } from '#platform/context/context.ts'
import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { PlanEditInput, ScopeWorkInput } from '../../contract.ts'
import { laterOf } from '../../domain/network/days.ts'
import { movedOf, type ScopeEffect } from '../../domain/scope.ts'
import { isOpen } from '../../domain/task.ts'
import type { Task } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import { type ComputedPlan, computePlan, readPlanState } from '../replan/compute-plan.ts'
import { todayOf } from '../today.ts'

export const goLiveKeyOf = (tasks: readonly Task[]): string | null =>
  tasks.find(({ kind }) => kind === 'go_live')?.key ?? null

export interface PlannedScope {
  computed: ComputedPlan
  effect: ScopeEffect
}

/**
 * What the works of a request would do to the plan as it stands: behind the preview, the proposal and the agreed change,
 * from one computation. Each begins when what its successor waits for is done, today at the earliest, and the successor
 * begins after it; the works of a request run side by side. Work before a finished task, or before none, moves nothing.
 * Throws invalid `onboarding.task_invalid` for a task that is not there.
 */
export async function planScope(
  context: Context,
  project: Project,
  works: readonly ScopeWorkInput[],
): Promise<PlannedScope> {
  const { tasks, state } = await readPlanState(context, project)
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const { valueTaskKey, stages } = project.program
  const goLiveKey = goLiveKeyOf(tasks)
  const today = todayOf(context)
  const edits = works.map((work, index): PlanEditInput => {
    const beforeKey = work.beforeKey === undefined ? (goLiveKey ?? valueTaskKey) : work.beforeKey
    const named = beforeKey === null ? undefined : byKey.get(beforeKey)
    if (beforeKey !== null && !named)
      throw invalid('onboarding.task_invalid', {}, [
        { path: `works.${index}.beforeKey`, code: 'onboarding.dependency_unknown' },
      ])
    const successor = named && isOpen(named) ? named : undefined
    const ends = (successor?.links ?? []).flatMap(({ task: key }) => {
      const task = byKey.get(key)
      return task === undefined || task.status === 'skipped' ? [] : [task.done_on ?? task.due_on]
    })
    const calendar = state.calendars[work.side]
    const startOn = nextBusinessDay(calendar, laterOf(today, ...ends))
    return {
      kind: 'add',
      task: {
        name: work.name,
        stage: named?.stage ?? stages[0]?.key ?? '',
        side: work.side,
        startOn,
        dueOn: addBusinessDays(calendar, startOn, work.businessDays - 1),
        doneWhen: '',
        effortMinutes: 0,
        dependsOn: successor?.links ?? [],
        visibility: work.side === 'vendor' ? 'internal' : 'customer',
      },
      before: successor ? [successor.task_id] : [],
    }
  })
  const computed = await computePlan(context, project, edits)
  const moved = (key: string | null) =>
    movedOf(
      project.contract_start_on,
      key === null ? undefined : byKey.get(key)?.due_on,
      key === null ? undefined : computed.result.tasks.get(key)?.dueOn,
    )
  return { computed, effect: { goLive: moved(goLiveKey), value: moved(valueTaskKey) } }
}
