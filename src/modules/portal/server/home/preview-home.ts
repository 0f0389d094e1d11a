import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { listStakeholders, requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { PortalHome } from '../../contract.ts'
import { type AccessLevel, proposedLevel } from '../../domain/access-level.ts'
import { readHome } from './read-home.ts'

/** As whom staff see a page: the person named, else the champion, else anybody. Throws not found `accounts.no_such_account`. */
export async function findPreviewed(
  context: Context,
  accountId: string,
  stakeholderId: string | undefined,
): Promise<StakeholderRecord | undefined> {
  await requireAccount(context, accountId)
  const people = (await listStakeholders(context, accountId)).filter((one) => one.isActive)
  return (
    people.find((one) => one.id === stakeholderId) ?? people.find((one) => one.roles.includes('champion')) ?? people[0]
  )
}

/** What the customer sees, for staff. It is no visit. Throws as `findPreviewed`. */
export async function previewHome(
  context: Context,
  {
    accountId,
    stakeholderId,
    level,
  }: { accountId: string; stakeholderId?: string | undefined; level?: AccessLevel | undefined },
): Promise<PortalHome> {
  const person = await findPreviewed(context, accountId, stakeholderId)
  const name = person ? personName(context.locale, { family: person.familyName, given: person.givenName }) : ''
  const roles = person?.roles ?? []
  return readHome(context, {
    accountId,
    stakeholderId: person?.id,
    name,
    email: person?.email ?? null,
    roles,
    level: level ?? proposedLevel(roles),
  })
}
