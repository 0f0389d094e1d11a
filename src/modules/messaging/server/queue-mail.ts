import { requireAccount } from '#modules/accounts/server/api.ts'
import { findWorkspaceMember, type Member, readSettings } from '#modules/identity/server/api.ts'
import type { Context, Locale } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { CalendarMethod } from '#platform/outbound/mail.ts'
import { type MailKind, type MailParams, mailParams } from '../domain/mail-kind.ts'
import type { MessageState } from '../domain/message-state.ts'
import { findMessageByKey, insertMessage } from './outbox/message-queries.ts'
import { wordMail } from './outbox/word-mail.ts'
import { readMailSettings } from './settings/mail-settings.ts'

interface MailRecipient {
  /** The customer's person, where it is one of those known. */
  id?: string | undefined
  email: string
  familyName: string
  givenName?: string | undefined
  department?: string | null | undefined
  title?: string | null | undefined
}

interface NewMail<Kind extends MailKind> {
  accountId: string
  to: MailRecipient
  kind: Kind
  /** The recipient's language. */
  locale: Locale
  params: MailParams<Kind>
  /** Of one customer, the same key is written once, however often it is asked for: `reminder:<task>:before_due`. */
  dedupeKey: string
  /** True when a person or a project's own switch released it. Left out, the workspace's switch for the kind decides. */
  isReleased?: boolean | undefined
  /** An address that only the recipient may know. It goes into the mail as it is sent and is kept nowhere after. */
  privateLink?: string | undefined
  /** More such addresses, named in the text by their number from 1. */
  answerLinks?: readonly string[] | undefined
  /** Who of ours writes and is answered to; left out or gone, whoever looks after the customer. */
  ownerId?: string | null | undefined
  /** An appointment that goes with the mail. */
  calendar?: { method: CalendarMethod; content: string } | undefined
}

/**
 * Words a mail to a person of a customer and queues it, within the caller's transaction. Without a release it stays a
 * draft for a person to send; where no mail server is configured it becomes `visible_only` instead of `sent`. Throws
 * notFound `accounts.no_such_account` and invalid `messaging.not_valid`.
 */
export async function queueMail<Kind extends MailKind>(
  context: Context,
  mail: NewMail<Kind>,
): Promise<{ id: string; state: MessageState }> {
  const { accountId, to, kind, locale, dedupeKey } = mail
  const known = await findMessageByKey(context.transaction, accountId, dedupeKey)
  if (known) return { id: known.message_id, state: known.state }
  const parsed = mailParams[kind].safeParse(mail.params)
  if (!parsed.success)
    throw invalid('messaging.not_valid', { kind, what: parsed.error.issues[0]?.path.join('.') ?? '' })
  const account = await requireAccount(context, accountId)
  const workspace = await readSettings(context)
  const settings = await readMailSettings(context)
  const owner = await writerOf(context, [mail.ownerId, account.ownerId])
  const names = {
    customer: account.name,
    vendor: workspace.vendorName,
    product: workspace.productName,
    csm: owner?.name ?? workspace.vendorName,
    signature: settings.signature,
  }
  const { subject, body } = wordMail(kind, locale, names, to, parsed.data)
  const isReleased = mail.isReleased ?? settings.automaticKinds.includes(kind)
  const id = newId(context.clock.now())
  const state = isReleased ? 'queued' : 'draft'
  const isNew = await insertMessage(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: accountId,
    message_id: id,
    kind,
    dedupe_key: dedupeKey,
    locale,
    to_email: to.email.trim(),
    to_name: personName(locale, { family: to.familyName, given: to.givenName }),
    subject,
    body,
    reply_to: owner?.email ?? null,
    private_link: privateLinks(mail),
    state,
    stakeholder_id: to.id ?? null,
    calendar: mail.calendar?.content ?? null,
    calendar_method: mail.calendar?.method ?? null,
    created_by: context.actor.name,
    created_at: instantOf(context),
  })
  if (!isNew) return queueMail(context, mail)
  if (isReleased) await enqueueSending(context, id)
  return { id, state }
}

/** The first of these who still works here. */
async function writerOf(context: Context, ids: readonly (string | null | undefined)[]): Promise<Member | undefined> {
  for (const id of ids) {
    const member = id ? await findWorkspaceMember(context, id) : undefined
    if (member?.isActive) return member
  }
  return undefined
}

/** A mail with answer links keeps its page's address before them, so that the marks count alike. */
function privateLinks({ privateLink, answerLinks = [] }: Pick<NewMail<MailKind>, 'privateLink' | 'answerLinks'>) {
  if (answerLinks.length === 0) return privateLink ?? null
  return [privateLink ?? '/p/', ...answerLinks].join('\n')
}

/** The job that sends a queued mail, at once. */
export async function enqueueSending(context: Context, messageId: string): Promise<void> {
  await enqueueJob(context, 'messaging.send_message', { messageId }, { key: `messaging:${messageId}` })
}
