import type { Context } from '#platform/context/context.ts'
import { requireFile } from '#platform/file-storage/keep-file.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { kindFacts } from '../../domain/meeting/meeting.ts'
import { type AttachmentRow, selectAttachments } from '../files/attachment-queries.ts'
import { selectMeetingsOf } from '../meetings/queries/meeting-queries.ts'
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

/** The files shown to the customer; those of a task leave its sight with the task, those of a meeting of ours never enter it. */
export async function selectSharedFiles(
  context: Context,
  project: ProjectKey,
  sharedTaskIds: ReadonlySet<string>,
): Promise<AttachmentRow[]> {
  const rows = await selectAttachments(context.transaction, project, 'customer')
  const ids = rows.flatMap(({ subject_kind, subject_id }) => (subject_kind === 'meeting' ? [subject_id] : []))
  const meetings = await selectMeetingsOf(context.transaction, project, ids)
  // An allow-list: what isn't found any more is shown to nobody.
  const sharedMeetingIds = new Set(
    meetings.filter(({ kind }) => kindFacts[kind].audience === 'customer').map(({ meeting_id }) => meeting_id),
  )
  return rows.filter(({ subject_kind: kind, subject_id: id }) => {
    if (kind === 'task') return sharedTaskIds.has(id)
    return kind !== 'meeting' || sharedMeetingIds.has(id)
  })
}
