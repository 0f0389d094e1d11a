import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { findMessage } from '../outbox/message-queries.ts'
import { selectEdits } from './edit-queries.ts'

/** What a draft said before each edit, newest first. Throws not found `messaging.no_such_message`. */
export async function listEdits(context: Context, messageId: string) {
  if (!(await findMessage(context.transaction, messageId))) throw notFound('messaging.no_such_message')
  const rows = await selectEdits(context.transaction, messageId)
  return {
    items: rows.map((row) => ({
      version: row.version,
      to: row.to_email,
      subject: row.subject,
      body: row.body,
      editedBy: row.edited_by,
      editedAt: row.edited_at,
    })),
  }
}
