import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Message } from '../../contract.ts'
import { canBeSent, messageStates } from '../../domain/message-state.ts'
import { enqueueSending } from '../queue-mail.ts'
import { describeMessages, hasLostItsLink } from './describe-messages.ts'
import { findMessageForUpdate, moveMessage } from './message-queries.ts'

/**
 * A person sends a draft, or sends again what did not go out. Throws conflict `messaging.not_to_be_sent` for what is on
 * its way or has arrived, `messaging.link_gone` when the mail's private link is no longer kept, and
 * `messaging.changed_meanwhile` when it no longer is the version that the sender has read.
 */
export async function retryMessage(
  context: Context,
  publicUrl: string,
  id: string,
  version?: number,
): Promise<Message> {
  const found = await findMessageForUpdate(context.transaction, id)
  if (!found) throw notFound('messaging.no_such_message')
  if (version !== undefined && found.version !== version) throw conflict('messaging.changed_meanwhile')
  if (canBeSent(found.state) && hasLostItsLink(found)) throw conflict('messaging.link_gone')
  const moved = await moveMessage(context.transaction, id, messageStates.filter(canBeSent), {
    state: 'queued',
    attempts: 0,
    failure: null,
    settled_at: null,
    settled_by: null,
    sent_by: context.actor.name,
  })
  const [message] = moved ? await describeMessages(context, publicUrl, [moved]) : []
  if (!message) throw conflict('messaging.not_to_be_sent')
  await enqueueSending(context, id)
  return message
}
