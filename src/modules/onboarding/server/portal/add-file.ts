import type { Context } from '#platform/context/context.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { writeAttachment } from '../files/add-file.ts'
import { requireSharedTask } from './require-shared-task.ts'

interface HomeworkTarget {
  accountId: string
  taskId: string
}

/** Throws not found `onboarding.no_such_task` for anything the customer does not see or that is ours to do. */
export async function requireHomework(context: Context, target: HomeworkTarget) {
  const found = await requireSharedTask(context, target)
  if (found.task.side === 'vendor') throw notFound('onboarding.no_such_task')
  return found
}

/**
 * A file that the portal's visitor (the context's actor) hands in for its homework; both sides see it. The same client id
 * is taken once. Throws as `requireHomework`, conflict `onboarding.project_closed`.
 */
export async function addFileFromPortal(
  context: Context,
  { clientId, file, ...target }: HomeworkTarget & { clientId: string; file: StoredFile },
): Promise<{ id: string }> {
  const { project, task } = await requireHomework(context, target)
  const row = await writeAttachment(context, project, {
    subject: 'task',
    subjectId: task.task_id,
    clientId,
    file,
    visibility: 'customer',
  })
  return { id: row.attachment_id }
}
