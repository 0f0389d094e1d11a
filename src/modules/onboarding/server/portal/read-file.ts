import type { Context } from '#platform/context/context.ts'
import { requireFile } from '#platform/file-storage/keep-file.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { kindFacts } from '../../domain/meeting/meeting.ts'
import { type AttachmentRow, selectAttachments } from '../files/attachment-queries.ts'
import { selectMeetings } from '../meetings/queries/meeting-queries.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { findLatestProjectId, findProject } from '../projects/project-queries.ts'
import type { ProjectKey } from '../projects/project-tables.ts'

/** More than a project ever has. */
const mostMeetings = 300

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

/** The files shown to the customer; those of a task leave its sight with the task, those of a meeting of ours never enter it. */
export async function selectSharedFiles(
  context: Context,
  project: ProjectKey,
  sharedTaskIds: ReadonlySet<string>,
): Promise<AttachmentRow[]> {
  const rows = await selectAttachments(context.transaction, project, 'customer')
  if (!rows.some(({ subject_kind }) => subject_kind === 'meeting'))
    return rows.filter((row) => row.subject_kind !== 'task' || sharedTaskIds.has(row.subject_id))
  const ours = new Set(
    (await selectMeetings(context.transaction, { projectId: project.project_id, limit: mostMeetings }))
      .filter(({ kind }) => kindFacts[kind].audience !== 'customer')
      .map(({ meeting_id }) => meeting_id),
  )
  return rows.filter(({ subject_kind: kind, subject_id: id }) =>
    kind === 'task' ? sharedTaskIds.has(id) : kind !== 'meeting' || !ours.has(id),
  )
}
