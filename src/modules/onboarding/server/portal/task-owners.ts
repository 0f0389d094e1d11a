import { listStakeholders } from '#modules/accounts/server/api.ts'
import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { PortalProject } from '../../contract.ts'

export type NamedOwner = NonNullable<PortalProject['tasks'][number]['owner']>

/** Everybody who can be in charge of work, by ID; whoever has left is named to nobody. */
export async function ownersForCustomer(context: Context, accountId: string): Promise<ReadonlyMap<string, NamedOwner>> {
  const members = (await listMembers(context)).filter(({ isActive }) => isActive)
  const people = (await listStakeholders(context, accountId)).filter(({ isActive }) => isActive)
  return new Map<string, NamedOwner>([
    ...members.map(({ id, name }) => [id, { name, stakeholderId: null }] as const),
    ...people.map(
      ({ id, familyName, givenName }) =>
        [
          id,
          { name: personName(context.locale, { family: familyName, given: givenName }), stakeholderId: id },
        ] as const,
    ),
  ])
}
