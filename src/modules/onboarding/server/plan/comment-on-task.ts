import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { insertComment } from './comment-queries.ts'
import { findTask } from './task-queries.ts'
import type { Task } from './task-tables.ts'
import { commentView } from './task-view.ts'

export interface CommentInput {
  clientId: string
  body: string
  visibility: 'internal' | 'customer'
}

/** Throws not found `onboarding.no_such_task`, conflict `onboarding.task_internal` for words to a customer who can't see it. */
export async function commentOnTask(context: Context, target: { id: string; taskId: string }, input: CommentInput) {
  const project = await lockProject(context, target.id)
  const task = await findTask(context.transaction, project, target.taskId)
  if (!task) throw notFound('onboarding.no_such_task')
  if (input.visibility === 'customer' && task.visibility === 'internal') throw conflict('onboarding.task_internal')
  return writeComment(context, { project, task }, input)
}

/** Writes a comment in the name of the context's actor. Sent twice it is taken once. */
export async function writeComment(
  context: Context,
  { project, task }: { project: Project; task: Task },
  input: CommentInput,
) {
  const { row, isNew } = await insertComment(context.transaction, {
    ...keyOf(project),
    task_comment_id: newId(context.clock.now()),
    task_id: task.task_id,
    client_id: input.clientId,
    body: input.body,
    visibility: input.visibility,
    author_kind: context.actor.kind,
    author_name: context.actor.name,
    created_at: instantOf(context),
  })
  if (isNew) await touchProject(context, project)
  return { ...commentView(row), isNew }
}
