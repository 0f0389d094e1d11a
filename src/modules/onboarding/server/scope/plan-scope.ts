import type { Context } from '#platform/context/context.ts'
import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { PlanEditInput, ScopeWorkInput } from '../../contract.ts'
import { laterOf } from '../../domain/network/days.ts'
import { type WhatIf, whatIf } from '../../domain/replan/what-if.ts'
import { movedOf, type ScopeEffect } from '../../domain/scope.ts'
import { isOpen, visibilityOf } from '../../domain/task.ts'
import type { Task } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import { type ComputedPlan, computeOn, type PlanBasis, readPlanState } from '../replan/compute-plan.ts'
import { planEdits } from '../replan/plan-edits.ts'
import { todayOf } from '../today.ts'

export const goLiveKeyOf = (tasks: readonly Task[]): string | null =>
  tasks.find(({ kind }) => kind === 'go_live')?.key ?? null

export interface PlannedScope {
  computed: ComputedPlan
  effect: ScopeEffect
}

/** Throws invalid `onboarding.task_invalid` with the works that shall come before a task that is not there. */
export function requireKnownSuccessors(tasks: readonly Task[], works: readonly ScopeWorkInput[]): void {
  const known = new Set(tasks.map(({ key }) => key))
  const fields = works.flatMap(({ beforeKey }, index) =>
    typeof beforeKey === 'string' && !known.has(beforeKey)
      ? [{ path: `works.${index}.beforeKey`, code: 'onboarding.dependency_unknown' }]
      : [],
  )
  if (fields.length > 0) throw invalid('onboarding.task_invalid', {}, fields)
}

/** What the works of a request would do to the plan as it stands, with the change that puts them into it. */
export async function planScope(
  context: Context,
  project: Project,
  works: readonly ScopeWorkInput[],
): Promise<PlannedScope> {
  const basis = await readPlanState(context, project)
  const computed = computeOn(context, project, basis, scopeEdits(context, project, basis, works))
  return { computed, effect: effectIn(project, basis, computed.result) }
}

/** The effect alone, from the same computation. */
export function scopeEffect(
  context: Context,
  project: Project,
  basis: PlanBasis,
  works: readonly ScopeWorkInput[],
): ScopeEffect {
  const { edits } = planEdits(context, { project, tasks: basis.tasks }, scopeEdits(context, project, basis, works))
  return effectIn(project, basis, whatIf(basis.state, edits))
}

/**
 * Works as edits of the plan. Each begins when what its successor waits for is done, today at the earliest, and the
 * successor begins after it; the works of a request run side by side. Work before a finished task, or before none, moves
 * nothing. A successor that has left the plan since the request was written gives way to going live, as where none is named.
 */
function scopeEdits(
  context: Context,
  project: Project,
  { tasks, state }: PlanBasis,
  works: readonly ScopeWorkInput[],
): PlanEditInput[] {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const { valueTaskKey, stages } = project.program
  const usual = byKey.get(goLiveKeyOf(tasks) ?? valueTaskKey)
  const today = todayOf(context)
  return works.map(({ name, side, businessDays, beforeKey }): PlanEditInput => {
    const named = beforeKey === null ? undefined : beforeKey === undefined ? usual : (byKey.get(beforeKey) ?? usual)
    const successor = named && isOpen(named) ? named : undefined
    const ends = (successor?.links ?? []).flatMap(({ task: key }) => {
      const task = byKey.get(key)
      return task === undefined || task.status === 'skipped' ? [] : [task.done_on ?? task.due_on]
    })
    const calendar = state.calendars[side]
    const startOn = nextBusinessDay(calendar, laterOf(today, ...ends))
    return {
      kind: 'add',
      task: {
        name,
        stage: named?.stage ?? stages[0]?.key ?? '',
        side,
        startOn,
        dueOn: addBusinessDays(calendar, startOn, businessDays - 1),
        doneWhen: '',
        effortMinutes: 0,
        dependsOn: successor?.links ?? [],
        visibility: visibilityOf({ side }),
      },
      before: successor ? [successor.task_id] : [],
    }
  })
}

function effectIn(project: Project, { tasks }: PlanBasis, { tasks: after }: WhatIf): ScopeEffect {
  const moved = (key: string | null) =>
    movedOf(
      project.contract_start_on,
      tasks.find((task) => task.key === key)?.due_on,
      key === null ? undefined : after.get(key)?.dueOn,
    )
  return { goLive: moved(goLiveKeyOf(tasks)), value: moved(project.program.valueTaskKey) }
}
