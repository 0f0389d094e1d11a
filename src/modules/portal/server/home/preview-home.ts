import { listStakeholders, requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { PortalHome } from '../../contract.ts'
import { type AccessLevel, proposedLevel } from '../../domain/access-level.ts'
import { readHome } from './read-home.ts'

/** What the customer sees, for staff: as the person named, else as its champion, else as anybody. It is no visit. */
export async function previewHome(
  context: Context,
  {
    accountId,
    stakeholderId,
    level,
  }: { accountId: string; stakeholderId?: string | undefined; level?: AccessLevel | undefined },
): Promise<PortalHome> {
  await requireAccount(context, accountId)
  const people = (await listStakeholders(context, accountId)).filter((one) => one.isActive)
  const person =
    people.find((one) => one.id === stakeholderId) ?? people.find((one) => one.roles.includes('champion')) ?? people[0]
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
