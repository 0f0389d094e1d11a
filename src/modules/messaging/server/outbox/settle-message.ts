import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Message } from '../../contract.ts'
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
  if (!message) throw conflict('messaging.not_lost')
  return message
}
