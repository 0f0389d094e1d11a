import { accountOfCheckLink, readNamedCheck, takeNamedCheck } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordAccess, type Seen } from '../visits/record-access.ts'

type From = Pick<Seen, 'ip' | 'userAgent'>

/** What a check for colleagues asks; nobody is known yet. Throws not found `token.…`. */
export async function openNamedCheck(context: Context, token: string, { ip, userAgent }: From) {
  const check = await readNamedCheck(context, token)
  const accountId = await accountOfCheckLink(context, token)
  await recordAccess(context, 'check_opened', { accountId, linkId: undefined, ip, userAgent })
  return check
}

/** Takes it under the name that was given. Throws as `takeNamedCheck`. */
export async function takeCheckByName(
  context: Context,
  { token, ...attempt }: { token: string; name: string; clientId: string; answers: Record<string, number> },
  { ip, userAgent }: From,
) {
  const grade = await takeNamedCheck(context, token, attempt)
  const accountId = await accountOfCheckLink(context, token)
  await recordAccess(context, 'check_taken', { accountId, linkId: undefined, givenName: attempt.name, ip, userAgent })
  return grade
}
