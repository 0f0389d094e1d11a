import type { Context } from '#platform/context/context.ts'
import { discardedDays, requireFile } from '#platform/file-storage/keep-file.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { findAttachment, selectAttachments } from './attachment-queries.ts'
import { attachmentView } from './attachment-view.ts'

export async function listFiles(context: Context, projectId: string) {
  const project = await requireListedProject(context, projectId)
  const rows = await selectAttachments(context.transaction, project)
  const since = new Date(context.clock.now() - discardedDays * 86_400_000).toISOString()
  return {
    items: rows.filter((row) => row.discarded_at === null || row.discarded_at > since).map(attachmentView),
  }
}

/** Throws not found `onboarding.no_such_file`. */
export async function downloadFile(context: Context, { id, fileId }: { id: string; fileId: string }) {
  const project = await requireListedProject(context, id)
  const row = await findAttachment(context.transaction, project, fileId)
  if (!row || row.discarded_at !== null) throw notFound('onboarding.no_such_file')
  return { stored: await requireFile(context, { accountId: project.account_id, fileId }) }
}
