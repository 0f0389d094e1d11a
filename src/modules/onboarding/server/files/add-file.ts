import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { discardFile } from '#platform/file-storage/keep-file.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { fileSubjects } from '../../contract.ts'
import { selectCriteria } from '../criteria/criterion-queries.ts'
import { selectGoals, selectMeasurements } from '../goals/goal-queries.ts'
import { findMeeting, updateMeeting } from '../meetings/queries/meeting-queries.ts'
import { findTask } from '../plan/task-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { type AttachmentRow, findAttachmentByClientId, insertAttachment } from './attachment-queries.ts'
import { attachmentView } from './attachment-view.ts'

export interface FileTarget {
  subject: (typeof fileSubjects)[number]
  subjectId?: string | undefined
}

/**
 * Whose a file on its way to a project becomes. Throws not found `onboarding.no_such_project` and
 * `onboarding.no_such_file_subject`, conflict `onboarding.project_closed`.
 */
export async function placeFile(context: Context, projectId: string, target: FileTarget) {
  const project = await lockOpenProject(context, projectId)
  await requireSubject(context, project, target)
  return { accountId: project.account_id }
}

/** Attaches a stored file, for our side only. Sent twice, it is taken once. Throws as `placeFile`. */
export async function addFile(
  context: Context,
  projectId: string,
  input: FileTarget & { clientId: string; file: StoredFile },
) {
  const project = await lockOpenProject(context, projectId)
  await requireSubject(context, project, input)
  // A meeting that has files is no mere proposal any more, to be taken back when the plan moves.
  if (input.subject === 'meeting')
    await updateMeeting(context.transaction, { ...keyOf(project), meeting_id: input.subjectId ?? '' }, {})
  return attachmentView(await writeAttachment(context, project, { ...input, visibility: 'internal' }))
}

/** Writes in the name of the context's actor that a file belongs to something in a locked project. */
export async function writeAttachment(
  context: Context,
  project: Project,
  input: FileTarget & { clientId: string; file: StoredFile; visibility: 'internal' | 'customer' },
): Promise<AttachmentRow> {
  const { file, visibility } = input
  const earlier = await findAttachmentByClientId(context.transaction, project, input.clientId)
  if (earlier) {
    await discardFile(context, file)
    return earlier
  }
  const row = await insertAttachment(context.transaction, {
    ...keyOf(project),
    attachment_id: file.fileId,
    client_id: input.clientId,
    subject_kind: input.subject,
    subject_id: input.subjectId ?? project.project_id,
    name: file.fileName,
    byte_size: file.byteSize,
    content_type: file.contentType,
    visibility,
    author_kind: context.actor.kind,
    author_name: context.actor.name,
    created_at: instantOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.file_added',
    params: { projectId: project.project_id, name: file.fileName },
    visibility,
  })
  return row
}

async function requireSubject(context: Context, project: Project, { subject, subjectId }: FileTarget): Promise<void> {
  if (!(await hasSubject(context, project, subject, subjectId ?? ''))) throw notFound('onboarding.no_such_file_subject')
}

async function hasSubject(
  { transaction }: Context,
  project: Project,
  subject: FileTarget['subject'],
  id: string,
): Promise<boolean> {
  switch (subject) {
    case 'project':
      return id === '' || id === project.project_id
    case 'task':
      return id !== '' && (await findTask(transaction, project, id)) !== undefined
    case 'goal':
      return (await selectGoals(transaction, project)).some(({ goal_id }) => goal_id === id)
    case 'measurement':
      return (await selectMeasurements(transaction, project)).some(({ measurement_id }) => measurement_id === id)
    case 'meeting':
      return id !== '' && (await findMeeting(transaction, project, id)) !== undefined
    case 'criterion':
      return (await selectCriteria(transaction, project)).some(({ criterion_id }) => criterion_id === id)
  }
}
