import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { readPeople } from '../projects/read-people.ts'

interface Owner {
  kind: 'user' | 'stakeholder'
  id: string
}

/** Throws invalid `onboarding.no_such_person` for anybody whom the customer's tasks can't be given to. */
export async function requireOwner(context: Context, accountId: string, ...owners: readonly Owner[]): Promise<void> {
  if (owners.length === 0) return
  const active = (await readPeople(context, accountId)).filter(({ isActive }) => isActive)
  const known = new Set(active.map(({ kind, id }) => `${kind} ${id}`))
  if (owners.every(({ kind, id }) => known.has(`${kind} ${id}`))) return
  throw invalid('onboarding.no_such_person', {}, [{ path: 'owner', code: 'onboarding.no_such_person' }])
}
