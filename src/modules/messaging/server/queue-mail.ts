import type { Context, Locale } from '#platform/context/context.ts'
import type { MailKind, MailParams } from '../domain/mail-kind.ts'
import type { MessageState } from '../domain/message-state.ts'

export interface MailRecipient {
  email: string
  familyName: string
  givenName?: string | undefined
  department?: string | null | undefined
  title?: string | null | undefined
}

export interface NewMail<Kind extends MailKind> {
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
}

/**
 * Writes a mail to a person of a customer and queues it, within the caller's transaction. Without a release it stays a
 * draft for a person to send; without a mail server it is only shown (`visible_only`). Throws notFound
 * `accounts.no_such_account` and invalid `messaging.not_valid`.
 */
export async function queueMail<Kind extends MailKind>(
  _context: Context,
  _mail: NewMail<Kind>,
): Promise<{ id: string; state: MessageState }> {
  throw new Error('not written yet')
}
