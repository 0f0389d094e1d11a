import type { Context } from '#platform/context/context.ts'
import { issueToken } from '#platform/tokens/tokens.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { findNewestLink } from './link-queries.ts'

/**
 * Where somebody's own page opens from a mail to them: another key to their newest link, which ends with it. That link may
 * have expired, then the page offers a new one. Undefined for who was let in never or no more, or at another address.
 */
export async function ownAddress(
  context: Context,
  reader: { accountId: string; stakeholderId: string; email: string },
): Promise<string | undefined> {
  const link = await findNewestLink(context.transaction, reader.accountId, reader.stakeholderId)
  if (!link || link.revoked_at !== null || link.email?.toLowerCase() !== reader.email.toLowerCase()) return undefined
  const { link_id: subjectId, expires_at: expiresAt, email: audience } = link
  return `/p/#${await issueToken(context, { purpose: linkPurpose, subjectId, expiresAt, audience })}`
}
