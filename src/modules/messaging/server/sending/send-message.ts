import type pg from 'pg'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import type { MailSender } from '#platform/outbound/mail.ts'
import { type MailFailure, readMailFailure } from '#platform/outbound/mail-failure.ts'
import { isForReaderAlone, isNews } from '../../domain/mail-kind.ts'
import { lostSightAfter, maxAttempts } from '../../domain/message-state.ts'
import { withAddresses } from '../../domain/page-mark.ts'
import { mailSent } from '../../events.ts'
import { findMessage, type MessageRow, markLost, moveMessage } from '../outbox/message-queries.ts'
import { issueOptOut } from '../readers/news-choice.ts'
import { hasOptedOut } from '../readers/reader-queries.ts'
import { readMailSettings } from '../settings/mail-settings.ts'
import { isSuppressed } from '../settings/settings-queries.ts'

export interface SendingOptions {
  pool: pg.Pool
  /** Undefined where no mail server is configured. */
  sender: MailSender | undefined
  publicUrl: () => string
  /** Where a reader's own page opens, as a path; undefined for whoever may not. Made as the mail leaves, kept nowhere. */
  ownAddress?: (
    context: Context,
    reader: { accountId: string; stakeholderId: string; email: string },
  ) => Promise<string | undefined>
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
  const claimed = await apart((own) => claim(own, messageId, options))
  if (!claimed || !sender) return
  const { message, page, optOut, senderName } = claimed
  try {
    await sender.send({
      to: message.to_email,
      ...(senderName !== '' && { fromName: senderName }),
      subject: message.subject,
      text: withAddresses(message.body, addressesOf(page, publicUrl()), `${publicUrl()}/p/unsubscribe#${optOut}`),
      messageId: `<${message.message_id}@${new URL(publicUrl()).hostname}>`,
      isAutomatic: message.sent_by === null,
      ...(optOut !== undefined && { headers: optOutHeaders(publicUrl(), optOut) }),
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
function addressesOf(links: string, publicUrl: string): string[] {
  return links.split('\n').map((link) => (link.startsWith('/') ? publicUrl + link : link))
}

/** RFC 8058: a mail program ends the news by a POST to the address; whoever opens it is shown a page that asks. */
const optOutHeaders = (publicUrl: string, token: string) => ({
  'List-Unsubscribe': `<${publicUrl}/api/v1/portal/mail-opt-outs/${token}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** Mails whose sender is gone, as after a crash, are told as unknown; a person decides. */
export async function settleLostMessages(context: Context): Promise<void> {
  const before = new Date(context.clock.now() - lostSightAfter).toISOString()
  await markLost(context.transaction, before, instantOf(context))
}

interface Claimed {
  message: MessageRow
  /** The addresses in it, a line each. */
  page: string
  /** Ends this kind of news for the reader; of news only. */
  optOut: string | undefined
  /** Whose mail it is, as mail programs show it; empty: as the server is set up. */
  senderName: string
}

async function claim(
  context: Context,
  id: string,
  { sender, ownAddress }: SendingOptions,
): Promise<Claimed | undefined> {
  const { transaction } = context
  const found = await findMessage(transaction, id)
  if (found?.state !== 'queued') return undefined
  if (!sender) {
    await moveMessage(transaction, id, ['queued'], { state: 'visible_only', private_link: null })
    return undefined
  }
  if (!(await isWanted(context, found))) {
    await moveMessage(transaction, id, ['queued'], {
      state: 'suppressed',
      private_link: null,
      settled_at: instantOf(context),
    })
    return undefined
  }
  const change = { state: 'sending', claimed_at: instantOf(context), attempts: found.attempts + 1 } as const
  const message = await moveMessage(transaction, id, ['queued'], change)
  if (!message) return undefined
  const { account_id: accountId, stakeholder_id: stakeholderId, to_email: email, kind } = message
  const own =
    isForReaderAlone(kind) && stakeholderId !== null
      ? await ownAddress?.(context, { accountId, stakeholderId, email })
      : undefined
  return {
    message,
    page: message.private_link ?? own ?? '/p/',
    optOut: isNews(kind) ? await issueOptOut(context, message) : undefined,
    senderName: (await readMailSettings(context)).senderName,
  }
}

async function isWanted({ transaction }: Context, { to_email: email, kind }: MessageRow): Promise<boolean> {
  if (await isSuppressed(transaction, email)) return false
  return !isNews(kind) || !(await hasOptedOut(transaction, email, kind))
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
