import { answererOf, homeworkAnswerPurpose } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { forbidden, notFound } from '#platform/kernel/errors.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import { mayDo } from '../../domain/access-level.ts'
import { findLink } from '../links/link-queries.ts'
import type { Seen } from '../visits/record-access.ts'

/** Of whom an answer is, and by which link to the customer's page they read; a reminder needs none. */
type OpenAnswer = Pick<Seen, 'accountId' | 'stakeholderId' | 'linkId'>

/**
 * An answer that was asked of a reader of the customer's page ends with the link that lets them in, and with their right to
 * comment, to do homework for the answer that it is done; one that was asked by a reminder has no link. Throws not found `token.…`, forbidden `portal.level_missing`.
 */
export async function requireOpenAnswer(
  context: Context,
  token: string,
  action: 'comment' | 'do_homework' = 'comment',
): Promise<OpenAnswer> {
  const now = context.clock.now()
  const { audience } = await readToken(context.transaction, homeworkAnswerPurpose, token, now)
  const { accountId = '', personId: stakeholderId, pageLinkId } = answererOf(audience)
  if (pageLinkId === undefined) return { accountId, stakeholderId, linkId: undefined }
  const link = await findLink(context.transaction, pageLinkId)
  if (!link || link.revoked_at !== null) throw notFound('token.revoked')
  if (Date.parse(link.expires_at) <= now) throw notFound('token.expired')
  if (!mayDo(link.level, action)) throw forbidden('portal.level_missing')
  return { accountId, stakeholderId, linkId: link.link_id }
}
