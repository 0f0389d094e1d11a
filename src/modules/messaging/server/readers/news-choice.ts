import { readSettings } from '#modules/identity/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { issueToken, readToken } from '#platform/tokens/tokens.ts'
import { isNews, type NewsKind } from '../../domain/mail-kind.ts'
import { findMessage, type MessageRow } from '../outbox/message-queries.ts'
import { deleteOptOut, hasOptedOut, insertOptOut } from './reader-queries.ts'

export const optOutPurpose = 'mail_opt_out'
const goodForDays = 365

/** What proves, without a sign-in, that somebody has the mail in hand. Made as the mail leaves, and kept nowhere. */
export function issueOptOut(context: Context, message: MessageRow): Promise<string> {
  return issueToken(context, {
    purpose: optOutPurpose,
    subjectId: message.message_id,
    audience: message.to_email,
    expiresAt: new Date(context.clock.now() + goodForDays * 86_400_000).toISOString(),
  })
}

/** Which news the link in a mail ends, and for whom. Throws notFound `token.…`. */
async function readOptOut(context: Context, token: string): Promise<{ email: string; kind: NewsKind }> {
  const { transaction, clock } = context
  const { subjectId, audience } = await readToken(transaction, optOutPurpose, token, clock.now())
  const message = await findMessage(transaction, subjectId)
  if (!message || audience === null || !isNews(message.kind)) throw notFound('token.unknown')
  return { email: audience, kind: message.kind }
}

/** What the page behind the link shows; changes nothing. Throws notFound `token.…`. */
export async function openNewsChoice(context: Context, token: string) {
  const { email, kind } = await readOptOut(context, token)
  const { vendorName } = await readSettings(context)
  return { kind, vendorName, wants: !(await hasOptedOut(context.transaction, email, kind)) }
}

/** By the link in a mail: that kind of news to that address ends, or is wanted again. Throws notFound `token.…`. */
export async function chooseNewsByLink(context: Context, token: string, wants: boolean): Promise<void> {
  const { email, kind } = await readOptOut(context, token)
  await chooseNews(context, { email, kind, wants })
}

/** Whether an address gets a kind of news from now on; mails it is asked for otherwise keep coming. */
export async function chooseNews(
  context: Context,
  { email, kind, wants }: { email: string; kind: NewsKind; wants: boolean },
): Promise<void> {
  const { transaction, workspaceId } = context
  if (wants) await deleteOptOut(transaction, email, kind)
  else await insertOptOut(transaction, { workspace_id: workspaceId, email, kind, created_at: instantOf(context) })
}

export async function wantsNews(context: Context, email: string, kind: NewsKind): Promise<boolean> {
  return !(await hasOptedOut(context.transaction, email, kind))
}
