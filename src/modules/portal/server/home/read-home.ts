import { readHearingForPortal, requireAccount } from '#modules/accounts/server/api.ts'
import { findWorkspaceMember, readSettings } from '#modules/identity/server/api.ts'
import type { PortalProject } from '#modules/onboarding/contract.ts'
import { readProjectForPortal, respondentOf } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { PortalHome } from '../../contract.ts'
import { type AccessLevel, allowedActions, mayDo } from '../../domain/access-level.ts'
import { changesSince } from '../../domain/changes.ts'
import { readShownBrand } from '../brand/brand.ts'
import { readNames } from '../links/describe-links.ts'
import { selectLinks } from '../links/link-queries.ts'
import { readOwnChoices } from '../mails/choose-own.ts'
import { selectVisits } from '../visits/visit-queries.ts'
import { describeProject } from './describe-project.ts'

export interface HomeReader {
  accountId: string
  name: string
  roles: readonly string[]
  level: AccessLevel
  email: string | null
  /** Undefined in the preview of a customer without people. */
  stakeholderId: string | undefined
  /** The link by which the person is here; left out in a preview, which is no visit. */
  linkId?: string
}

/** The customer's page for one of its people. What the contract does not name is dropped before it leaves. */
export async function readHome(context: Context, reader: HomeReader): Promise<PortalHome> {
  const { accountId, name, roles, level } = reader
  const account = await requireAccount(context, accountId)
  const settings = await readSettings(context)
  const found = await readProjectForPortal(context, accountId, reader.stakeholderId)
  const project = found
    ? describeProject(found, settings.productName, { stakeholderId: reader.stakeholderId, level })
    : null
  const { form, completeness } = await readHearingForPortal(context, accountId)
  return {
    brand: await readShownBrand(context),
    vendorName: settings.vendorName,
    productName: settings.productName,
    customerName: account.name,
    today: todayIn(context.timeZone, context.clock.now()),
    timeZone: context.timeZone,
    visitor: { name, respondent: respondentOf(roles), level, may: [...allowedActions[level]] },
    colleagues: mayDo(level, 'invite') ? await colleaguesOf(context, reader) : [],
    news: project && (await newsOf(context, reader, project)),
    contact: await contactOf(context, account.ownerId, found),
    mail: await readOwnChoices(context, reader.email),
    project,
    hearing: {
      title: form.customerTitle ?? form.title,
      minutes: form.minutes ?? null,
      filled: completeness.filledAll,
      all: completeness.all,
      missing: completeness.missing.length,
    },
  }
}

/** Who runs the project while it runs, else who looks after the customer. */
async function contactOf(
  context: Context,
  ownerId: string | null,
  project: PortalProject | undefined,
): Promise<PortalHome['contact']> {
  const isRunning = project && project.state !== 'completed' && project.state !== 'ended'
  if (isRunning && project.contact) return { name: project.contact.name, email: project.contact.email }
  const owner = ownerId === null ? undefined : await findWorkspaceMember(context, ownerId)
  return owner?.isActive ? { name: owner.name, email: owner.email } : null
}

async function newsOf(
  context: Context,
  { accountId, linkId }: HomeReader,
  project: ReturnType<typeof describeProject>,
): Promise<PortalHome['news']> {
  const visits = linkId === undefined ? undefined : await selectVisits(context.transaction, accountId, linkId)
  if (!visits) return null
  const { before: since, current } = visits
  const dayOf = (instant: string) => todayIn(context.timeZone, Date.parse(instant))
  return { since, items: changesSince(project, { since, sinceDay: dayOf(since), untilDay: dayOf(current) }) }
}

/** Everybody with an open link, once each, by their newest one. */
async function colleaguesOf(
  context: Context,
  { accountId, stakeholderId }: HomeReader,
): Promise<PortalHome['colleagues']> {
  const now = context.clock.now()
  const names = await readNames(context, accountId)
  const open = (await selectLinks(context.transaction, { accountId })).filter(
    (link) => link.revoked_at === null && Date.parse(link.expires_at) > now && link.stakeholder_id !== stakeholderId,
  )
  const newest = new Map(open.toReversed().map((link) => [link.stakeholder_id, link]))
  return [...newest.values()].map((link) => ({
    linkId: link.link_id,
    name: names.get(link.stakeholder_id) ?? '',
    level: link.level,
    hasVisited: link.visits > 0,
    canBeRemoved: link.invited_by !== null,
  }))
}
