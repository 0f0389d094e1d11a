import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { readPeople } from '../projects/read-people.ts'

/** Throws invalid `onboarding.no_such_person` for anybody whom the customer's tasks can't be given to. */
export async function requireOwner(
  context: Context,
  accountId: string,
  owner: { kind: 'user' | 'stakeholder'; id: string },
): Promise<void> {
  const people = await readPeople(context, accountId)
  const isThere = people.some((person) => person.kind === owner.kind && person.id === owner.id && person.isActive)
  if (!isThere) throw invalid('onboarding.no_such_person', {}, [{ path: 'owner', code: 'onboarding.no_such_person' }])
}
