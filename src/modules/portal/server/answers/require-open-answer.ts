import { answererOf, homeworkAnswerPurpose } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { forbidden, notFound } from '#platform/kernel/errors.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import { mayDo } from '../../domain/access-level.ts'
import { findLink } from '../links/link-queries.ts'

/**
 * An answer that was asked of a reader of the customer's page ends with the link that lets them in, and with their right to
 * comment; one that was asked by a reminder has no link. Throws not found `token.…`, forbidden `portal.level_missing`.
 */
export async function requireOpenAnswer(context: Context, token: string): Promise<void> {
  const now = context.clock.now()
  const { audience } = await readToken(context.transaction, homeworkAnswerPurpose, token, now)
  const { pageLinkId } = answererOf(audience)
  if (pageLinkId === undefined) return
  const link = await findLink(context.transaction, pageLinkId)
  if (!link || link.revoked_at !== null) throw notFound('token.revoked')
  if (Date.parse(link.expires_at) <= now) throw notFound('token.expired')
  if (!mayDo(link.level, 'comment')) throw forbidden('portal.level_missing')
}
