import type { Insertable } from 'kysely'
import type { z } from 'zod'
import { type FieldError, invalid } from '#platform/kernel/errors.ts'
import type { newTaskSchema } from '../../contract.ts'
import { keyOfLink, toLinks } from '../../domain/network/link.ts'
import { cutIntoPieces } from '../../domain/plan/effort.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import type { OnboardingTables } from '../tables.ts'
import type { TaskOwner } from './find-owners.ts'
import type { Task, TaskTexts } from './task-tables.ts'

type NewTask = z.infer<typeof newTaskSchema>
/** With who does it, where that is settled; ours fall to the project's owner else. */
export type OwnedTask = NewTask & { owner?: TaskOwner | undefined }

/** In whose role the work of a side is done where nothing else is said. */
export const ownerRoleOf = { vendor: 'onboarding_specialist', customer: 'customer_admin', joint: 'champion' } as const

/** The key of a task that was added by hand. */
export const ownKey = (id: string) => `own_${id.replaceAll('-', '_')}`

const both = (text: string) => ({ ja: text, en: text })

/** The row of a task added by hand. Throws invalid `onboarding.task_invalid` with the fields that are wrong. */
export function newTaskRow(
  project: Project,
  tasks: readonly Task[],
  { id, owner, ...input }: OwnedTask & { id: string },
): Insertable<OnboardingTables['onboarding.tasks']> {
  const keys = new Set(tasks.map(({ key }) => key))
  const fields: FieldError[] = []
  if (!project.program.stages.some(({ key }) => key === input.stage))
    fields.push({ path: 'stage', code: 'onboarding.stage_unknown' })
  if (input.dueOn < input.startOn) fields.push({ path: 'dueOn', code: 'onboarding.due_before_start' })
  if (input.dependsOn.some((link) => !keys.has(keyOfLink(link))))
    fields.push({ path: 'dependsOn', code: 'onboarding.dependency_unknown' })
  if (fields.length > 0) throw invalid('onboarding.task_invalid', {}, fields)
  const chunks = input.side === 'customer' ? cutIntoPieces(both(input.name), input.effortMinutes) : []
  const texts: TaskTexts = { name: both(input.name), doneWhen: both(input.doneWhen), chunks }
  return {
    ...keyOf(project),
    task_id: id,
    key: ownKey(id),
    position: Math.max(-1, ...tasks.map(({ position }) => position)) + 1,
    stage: input.stage,
    element: tasks.find(({ stage }) => stage === input.stage)?.element ?? 'implementation',
    kind: null,
    side: input.side,
    owner_role: ownerRoleOf[input.side],
    owner_user_id: owner ? owner.userId : input.side === 'vendor' ? project.owner_id : null,
    owner_stakeholder_id: owner?.stakeholderId ?? null,
    texts: JSON.stringify(texts),
    start_on: input.startOn,
    due_on: input.dueOn,
    baseline_start_on: input.startOn,
    baseline_due_on: input.dueOn,
    is_custom: true,
    links: JSON.stringify(toLinks(input.dependsOn)),
    work_days: null,
    weight: 1,
    effort_minutes: input.effortMinutes,
    visibility: input.visibility,
  }
}

/** The row of what follows the first part of a task that was cut into pieces. */
export function partRow(
  whole: Task,
  part: { id: string; name: string; effortMinutes: number; position: number },
): Insertable<OnboardingTables['onboarding.tasks']> {
  const texts: TaskTexts = { name: both(part.name), doneWhen: whole.texts.doneWhen, chunks: [] }
  return {
    ...whole,
    task_id: part.id,
    key: ownKey(part.id),
    position: part.position,
    kind: null,
    texts: JSON.stringify(texts),
    links: '[]',
    status: 'todo',
    done_on: null,
    done_by: null,
    completed_by: null,
    is_pinned: false,
    is_milestone: false,
    is_custom: true,
    weight: 1,
    effort_minutes: part.effortMinutes,
    version: 1,
  }
}
