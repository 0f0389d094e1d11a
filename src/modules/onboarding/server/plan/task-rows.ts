import type { Insertable } from 'kysely'
import { newId } from '#platform/kernel/ids.ts'
import { toLinks } from '../../domain/network/link.ts'
import type { ProjectPlan } from '../../domain/plan/project-plan.ts'
import type { Program } from '../../domain/program.ts'
import { type OwnerRole, taskWeight, visibilityOf } from '../../domain/task.ts'
import type { ProjectKey } from '../projects/project-tables.ts'
import type { OnboardingTables } from '../tables.ts'
import type { TaskOwner } from './find-owners.ts'
import type { TaskTexts } from './task-tables.ts'

/** The rows of a new project's tasks. What the customer has a part in is shared with it, our own work is not. */
export function taskRows(
  key: ProjectKey,
  program: Program,
  plan: ProjectPlan,
  ownerOf: (role: OwnerRole) => TaskOwner,
): Insertable<OnboardingTables['onboarding.tasks']>[] {
  const dates = new Map(plan.tasks.map((task) => [task.key, task]))
  return program.tasks.flatMap((task, position) => {
    const planned = dates.get(task.key)
    if (planned === undefined) return []
    const texts: TaskTexts = { name: task.name, doneWhen: task.doneWhen, chunks: task.chunks ?? [] }
    const owner = ownerOf(task.ownerRole)
    return [
      {
        ...key,
        task_id: newId(),
        key: task.key,
        position,
        stage: task.stage,
        element: task.element,
        kind: task.kind ?? null,
        side: task.side,
        owner_role: task.ownerRole,
        owner_user_id: owner.userId,
        owner_stakeholder_id: owner.stakeholderId,
        texts: JSON.stringify(texts),
        start_on: planned.startOn,
        due_on: planned.dueOn,
        baseline_start_on: planned.baselineStartOn,
        baseline_due_on: planned.baselineDueOn,
        is_milestone: task.isMilestone,
        links: JSON.stringify(toLinks(task.dependsOn)),
        completed_by: task.completedBy ? JSON.stringify(task.completedBy) : null,
        work_days: planned.workDays,
        weight: taskWeight(task),
        effort_minutes: task.effortMinutes,
        visibility: visibilityOf(task),
      },
    ]
  })
}
