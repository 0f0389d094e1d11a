import type { Context } from '#platform/context/context.ts'
import { type FieldError, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { TaskView } from '../../contract.ts'
import type { Side } from '../../domain/task.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { readTask } from './read-task.ts'
import { insertTasks, selectTasks } from './task-queries.ts'
import type { TaskTexts } from './task-tables.ts'

export interface NewTask {
  name: string
  stage: string
  side: Side
  startOn: string
  dueOn: string
  doneWhen: string
  effortMinutes: number
  dependsOn: readonly string[]
  visibility: 'internal' | 'customer'
}

const ownerRoleOf = { vendor: 'onboarding_specialist', customer: 'customer_admin', joint: 'champion' } as const

/** Adds a task by hand. Throws invalid `onboarding.task_invalid` with the fields that are wrong. */
export async function addTask(context: Context, projectId: string, input: NewTask): Promise<TaskView> {
  const project = await lockOpenProject(context, projectId)
  const tasks = await selectTasks(context.transaction, [projectId])
  const keys = new Set(tasks.map(({ key }) => key))
  const fields: FieldError[] = []
  if (!project.program.stages.some(({ key }) => key === input.stage))
    fields.push({ path: 'stage', code: 'onboarding.stage_unknown' })
  if (input.dueOn < input.startOn) fields.push({ path: 'dueOn', code: 'onboarding.due_before_start' })
  if (input.dependsOn.some((key) => !keys.has(key)))
    fields.push({ path: 'dependsOn', code: 'onboarding.dependency_unknown' })
  if (fields.length > 0) throw invalid('onboarding.task_invalid', {}, fields)

  const id = newId(context.clock.now())
  const both = (text: string) => ({ ja: text, en: text })
  const texts: TaskTexts = { name: both(input.name), doneWhen: both(input.doneWhen), chunks: [] }
  await insertTasks(context.transaction, [
    {
      ...keyOf(project),
      task_id: id,
      key: `own_${id.replaceAll('-', '_')}`,
      position: Math.max(-1, ...tasks.map(({ position }) => position)) + 1,
      stage: input.stage,
      element: tasks.find(({ stage }) => stage === input.stage)?.element ?? 'implementation',
      kind: null,
      side: input.side,
      owner_role: ownerRoleOf[input.side],
      owner_user_id: input.side === 'vendor' ? project.owner_id : null,
      owner_stakeholder_id: null,
      texts: JSON.stringify(texts),
      start_on: input.startOn,
      due_on: input.dueOn,
      baseline_start_on: input.startOn,
      baseline_due_on: input.dueOn,
      is_custom: true,
      depends_on: [...input.dependsOn],
      weight: 1,
      effort_minutes: input.effortMinutes,
      visibility: input.visibility,
    },
  ])
  await touchProject(context, project)
  return readTask(context, project, id)
}
