import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import type { Caller, Identify } from '#platform/http/route.ts'
import { findToken } from '#platform/tokens/tokens.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { findLink } from './link-queries.ts'
import { type PortalOptions, renewLink } from './renew-link.ts'

const bearer = z.looseObject({ token: z.string() })
/** Whoever shows nothing that proves a workspace is let into one that has no rows. */
export const nowhere = '00000000-0000-0000-0000-000000000000'

/** An ended link still proves whose it was; a made-up one proves nothing and is answered alike. */
export const byEndedLink: Identify = async (db, request) => {
  const subject = await findToken(db, linkPurpose, bearer.parse(request.body).token)
  return {
    workspaceId: subject?.workspaceId ?? nowhere,
    actor: { kind: 'portal', id: subject?.subjectId ?? nowhere, name: subject?.audience ?? '' },
  }
}

/** A new link in place of one that has expired, as `renewLink`. An old link renews nothing while it is good. */
export async function requestNewLink(context: Context, options: PortalOptions, caller: Caller): Promise<void> {
  const shown = await findLink(context.transaction, context.actor.id)
  const hasExpired = shown !== undefined && Date.parse(shown.expires_at) <= context.clock.now()
  if (!hasExpired || shown.revoked_at !== null) return
  await renewLink(context, options, shown, caller)
}
