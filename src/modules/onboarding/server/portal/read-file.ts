import type { Context } from '#platform/context/context.ts'
import { requireFile } from '#platform/file-storage/keep-file.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { type AttachmentRow, selectAttachments } from '../files/attachment-queries.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { findLatestProjectId, findProject } from '../projects/project-queries.ts'
import type { ProjectKey } from '../projects/project-tables.ts'

/** A file that the customer sees, of its latest project. Throws not found `onboarding.no_such_file` for any other. */
export async function readFileForPortal(
  context: Context,
  { accountId, fileId }: { accountId: string; fileId: string },
): Promise<StoredFile> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  const project = projectId === undefined ? undefined : await findProject(context.transaction, projectId)
  const tasks = project ? await selectTasks(context.transaction, [project.project_id]) : []
  const shared = new Set(tasks.filter(({ visibility }) => visibility === 'customer').map(({ task_id }) => task_id))
  const files = project ? await selectSharedFiles(context, project, shared) : []
  if (!files.some(({ attachment_id }) => attachment_id === fileId)) throw notFound('onboarding.no_such_file')
  return requireFile(context, { accountId, fileId })
}

/** The files shown to the customer; those of a task leave its sight with the task. */
export async function selectSharedFiles(
  context: Context,
  project: ProjectKey,
  sharedTaskIds: ReadonlySet<string>,
): Promise<AttachmentRow[]> {
  const rows = await selectAttachments(context.transaction, project, 'customer')
  return rows.filter((row) => row.subject_kind !== 'task' || sharedTaskIds.has(row.subject_id))
}
