import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import * as storage from '#platform/file-storage/keep-file.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Attachment } from '../../contract.ts'
import { kindFacts } from '../../domain/meeting/meeting.ts'
import { findMeeting } from '../meetings/queries/meeting-queries.ts'
import { findTask } from '../plan/task-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { type AttachmentRow, findAttachment, updateAttachment } from './attachment-queries.ts'
import { attachmentView } from './attachment-view.ts'

interface FileName {
  id: string
  fileId: string
}

/**
 * Shows a file to the customer, or to our side only. Throws not found `onboarding.no_such_file`, conflict
 * `onboarding.file_internal` for a file of a task or a meeting that the customer does not see.
 */
export async function shareFile(
  context: Context,
  name: FileName,
  { visibility }: { visibility: 'internal' | 'customer' },
): Promise<Attachment> {
  const { project, row } = await lockFile(context, name)
  if (row.discarded_at !== null) throw notFound('onboarding.no_such_file')
  if (row.visibility === visibility) return attachmentView(row)
  if (visibility === 'customer') await requireShownSubject(context, project, row)
  return save(context, { project, row }, { visibility }, visibility === 'customer' ? 'file_shared' : 'file_unshared')
}

async function requireShownSubject({ transaction }: Context, project: Project, row: AttachmentRow): Promise<void> {
  if (row.subject_kind === 'task') {
    const task = await findTask(transaction, project, row.subject_id)
    if (task?.visibility !== 'customer') throw conflict('onboarding.file_internal')
  }
  if (row.subject_kind === 'meeting') {
    const meeting = await findMeeting(transaction, project, row.subject_id)
    if (!meeting || kindFacts[meeting.kind].audience !== 'customer') throw conflict('onboarding.file_internal')
  }
}

/** Throws a file away; both sides lose sight of it. Done twice, the first time stands. */
export async function discardFile(context: Context, name: FileName): Promise<Attachment> {
  const { project, row } = await lockFile(context, name)
  if (row.discarded_at !== null) return attachmentView(row)
  await storage.discardFile(context, { accountId: project.account_id, fileId: row.attachment_id })
  const change = { discarded_at: instantOf(context), discarded_by: context.actor.name }
  return save(context, { project, row }, change, 'file_discarded')
}

/** Brings a file back, to our side only. Throws not found `http.no_such_file` once its 30 days are over. */
export async function restoreFile(context: Context, name: FileName): Promise<Attachment> {
  const { project, row } = await lockFile(context, name)
  if (row.discarded_at === null) return attachmentView(row)
  const key = { accountId: project.account_id, fileId: row.attachment_id }
  await storage.restoreFile(context, key)
  await storage.requireFile(context, key)
  const change = { discarded_at: null, discarded_by: null, visibility: 'internal' as const }
  return save(context, { project, row }, change, 'file_restored')
}

async function lockFile(context: Context, { id, fileId }: FileName) {
  const project = await lockProject(context, id)
  const row = await findAttachment(context.transaction, project, fileId)
  if (!row) throw notFound('onboarding.no_such_file')
  return { project, row }
}

async function save(
  context: Context,
  { project, row }: { project: Project; row: AttachmentRow },
  change: Parameters<typeof updateAttachment>[3],
  what: string,
): Promise<Attachment> {
  const changed = await updateAttachment(context.transaction, project, row.attachment_id, change)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.${what}`,
    params: { projectId: project.project_id, name: row.name },
  })
  return attachmentView(changed)
}
