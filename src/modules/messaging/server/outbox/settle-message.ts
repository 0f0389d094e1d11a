import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Message } from '../../contract.ts'
import { mailSent } from '../../events.ts'
import { describeMessages } from './describe-messages.ts'
import { findMessage, moveMessage } from './message-queries.ts'

/** A person has found out that a mail that was lost sight of did arrive. Throws conflict `messaging.not_lost`. */
export async function settleMessage(context: Context, publicUrl: string, id: string): Promise<Message> {
  if (!(await findMessage(context.transaction, id))) throw notFound('messaging.no_such_message')
  const moved = await moveMessage(context.transaction, id, ['unknown'], {
    state: 'sent',
    private_link: null,
    settled_at: instantOf(context),
    settled_by: context.actor.name,
  })
  const [message] = moved ? await describeMessages(context, publicUrl, [moved]) : []
  if (!message || !moved) throw conflict('messaging.not_lost')
  const event = { messageId: id, kind: moved.kind, dedupeKey: moved.dedupe_key }
  await recordEvent(context, mailSent, event, moved.account_id)
  return message
}
