import type pg from 'pg'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import type { MailSender } from '#platform/outbound/mail.ts'
import { type MailFailure, readMailFailure } from '#platform/outbound/mail-failure.ts'
import { lostSightAfter, maxAttempts } from '../../domain/message-state.ts'
import { withPageAddress } from '../../domain/page-mark.ts'
import { mailSent } from '../../events.ts'
import { findMessage, type MessageRow, markLost, moveMessage } from '../outbox/message-queries.ts'
import { isSuppressed } from '../settings/settings-queries.ts'

export interface SendingOptions {
  pool: pg.Pool
  /** Undefined where no mail server is configured. */
  sender: MailSender | undefined
  publicUrl: () => string
}

type Settled = Partial<Pick<MessageRow, 'state' | 'failure' | 'private_link'>>

/**
 * Sends a queued mail. The claim is committed before the server hears of it, so that a second delivery of the job, or one
 * after a crash, finds it claimed and sends nothing. A mail put off by the server goes back into the queue, and the error
 * is thrown for the queue to wait longer each time.
 */
export async function sendMessage(options: SendingOptions, context: Context, messageId: string): Promise<void> {
  const { pool, sender, publicUrl } = options
  const apart = <T>(work: (own: Context) => Promise<T>) =>
    inTransaction(pool, { workspaceId: context.workspaceId }, (transaction) => work({ ...context, transaction }))
  const message = await apart((own) => claim(own, messageId, sender !== undefined))
  if (!message || !sender) return
  try {
    await sender.send({
      to: message.to_email,
      subject: message.subject,
      text: withPageAddress(message.body, linkOf(message, publicUrl())),
      messageId: `<${message.message_id}@${new URL(publicUrl()).hostname}>`,
      isAutomatic: message.sent_by === null,
      ...(message.reply_to !== null && { replyTo: message.reply_to }),
      ...(message.calendar !== null &&
        message.calendar_method !== null && {
          calendar: { method: message.calendar_method, content: message.calendar },
        }),
    })
  } catch (error) {
    const failure = readMailFailure(error)
    await apart((own) => settle(own, message, outcomeOf(failure, message.attempts)))
    if (failure.kind === 'put_off' && message.attempts < maxAttempts) throw error
    return
  }
  await apart(async (own) => {
    if (!(await settle(own, message, { state: 'sent', failure: null, private_link: null }))) return
    const { account_id: accountId, kind, subject, to_name: to } = message
    await recordTimelineEntry(own, { accountId, kind: 'messaging.mail_sent', params: { mail: kind, subject, to } })
    const event = { messageId: message.message_id, kind, dedupeKey: message.dedupe_key }
    await recordEvent(own, mailSent, event, accountId)
  })
}

/** A link that begins with '/' is one of this product: its address is that of the day on which it is sent. */
function linkOf({ private_link: link }: MessageRow, publicUrl: string): string {
  if (link === null) return `${publicUrl}/p/`
  return link.startsWith('/') ? publicUrl + link : link
}

/** Mails whose sender is gone, as after a crash, are told as unknown; a person decides. */
export async function settleLostMessages(context: Context): Promise<void> {
  const before = new Date(context.clock.now() - lostSightAfter).toISOString()
  await markLost(context.transaction, before, instantOf(context))
}

async function claim(context: Context, id: string, hasServer: boolean): Promise<MessageRow | undefined> {
  const { transaction } = context
  const found = await findMessage(transaction, id)
  if (found?.state !== 'queued') return undefined
  if (!hasServer) {
    await moveMessage(transaction, id, ['queued'], { state: 'visible_only', private_link: null })
    return undefined
  }
  if (await isSuppressed(transaction, found.to_email)) {
    await moveMessage(transaction, id, ['queued'], {
      state: 'suppressed',
      private_link: null,
      settled_at: instantOf(context),
    })
    return undefined
  }
  const change = { state: 'sending', claimed_at: instantOf(context), attempts: found.attempts + 1 } as const
  return moveMessage(transaction, id, ['queued'], change)
}

function outcomeOf({ kind, text }: MailFailure, attempts: number): Settled {
  if (kind === 'uncertain') return { state: 'unknown', failure: text }
  if (kind === 'put_off' && attempts < maxAttempts) return { state: 'queued', failure: text }
  return { state: 'failed', failure: text, private_link: null }
}

/** False when somebody else has settled the mail meanwhile. */
async function settle(context: Context, message: MessageRow, outcome: Settled): Promise<boolean> {
  const settledAt = outcome.state === 'queued' ? null : instantOf(context)
  const change = { ...outcome, settled_at: settledAt, settled_by: null }
  return (await moveMessage(context.transaction, message.message_id, ['sending'], change)) !== undefined
}
