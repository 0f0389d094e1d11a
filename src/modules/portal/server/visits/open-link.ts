import { z } from 'zod'
import { requireAccount } from '#modules/accounts/server/api.ts'
import { readSettings } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Identify, RawRequest } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { addressee, personName } from '#platform/kernel/japanese-text.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import { readShownBrand } from '../brand/brand.ts'
import { findLink } from '../links/link-queries.ts'
import { requireActivePerson } from '../links/require-active-person.ts'
import { recordAccess, type Seen } from './record-access.ts'

export const linkPurpose = 'portal_link'

const bearer = z.looseObject({ token: z.string() })

/** A link proves its workspace and itself; which customer it opens is read from it later. */
export const byLink: Identify = async (db, request: RawRequest, now) => {
  const subject = await readToken(db, linkPurpose, bearer.parse(request.body).token, now)
  return {
    workspaceId: subject.workspaceId,
    actor: { kind: 'portal', id: subject.subjectId, name: subject.audience ?? '' },
  }
}

/** The link of a token with its customer and person. Throws notFound `token.…` and `portal.person_left`. */
export async function readLink(context: Context, token: string) {
  const subject = await readToken(context.transaction, linkPurpose, token, context.clock.now())
  const link = await findLink(context.transaction, subject.subjectId)
  if (!link) throw notFound('token.unknown')
  const account = await requireAccount(context, link.account_id)
  if (account.archivedAt !== null) throw notFound('token.revoked')
  const person = await requireActivePerson(context, link.account_id, link.stakeholder_id)
  return { link, account, person }
}

/** Tells whose page a link leads to and lets nobody in: mail filters follow links too. */
export async function openLink(context: Context, token: string, from: Pick<Seen, 'ip' | 'userAgent'>) {
  const { link, account, person } = await readLink(context, token)
  const settings = await readSettings(context)
  await recordAccess(context, 'link_opened', { accountId: account.id, linkId: link.link_id, ...from })
  const { familyName: family, givenName: given, department, title } = person
  return {
    brand: await readShownBrand(context),
    vendorName: settings.vendorName,
    productName: settings.productName,
    customerName: account.name,
    addressee: { ja: addressee({ department, title, family, given }), en: personName('en', { family, given }) },
    expiresOn: todayIn(settings.timeZone, Date.parse(link.expires_at)),
  }
}
