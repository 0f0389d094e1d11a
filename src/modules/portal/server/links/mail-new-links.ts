import type { Context, Locale } from '#platform/context/context.ts'
import type { Caller, Identify } from '#platform/http/route.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { selectGuestsAt, selectWorkspacesOf } from './guest-queries.ts'
import { type PortalOptions, renewLink } from './renew-link.ts'
import { nowhere } from './request-new-link.ts'

export const mailJob = 'portal.mail_new_links'

/** An address alone proves nothing. */
export const byNothing: Identify = async () => ({
  workspaceId: nowhere,
  actor: { kind: 'portal', id: nowhere, name: '' },
})

/**
 * Has a link sent to whoever was let in at this address, wherever that was. The work itself is a job's, so that neither the
 * answer nor the time that it takes tells who is known here.
 */
export async function askForLinkByMail(
  context: Context,
  { email, locale }: { email: string; locale: Locale },
  { ip, userAgent }: Caller,
): Promise<void> {
  for (const workspaceId of await selectWorkspacesOf(context.transaction, email))
    await enqueueJob({ ...context, workspaceId }, mailJob, { email, locale, ip, userAgent }, { key: `door:${email}` })
}

/** Mails the links of one address in one workspace: of each customer that let it in, as `renewLink`. */
export async function mailNewLinks(
  context: Context,
  options: PortalOptions,
  { email, locale, ip, userAgent }: { email: string; locale: Locale; ip: string; userAgent: string },
): Promise<void> {
  for (const guest of await selectGuestsAt(context.transaction, email))
    await renewLink(context, options, guest, { ip, userAgent }, { email, locale })
}
