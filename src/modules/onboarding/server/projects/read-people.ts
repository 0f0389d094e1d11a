import { listStakeholders } from '#modules/accounts/server/api.ts'
import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'

export interface Person {
  kind: 'user' | 'stakeholder'
  id: string
  name: string
  /** Still there: work can be given to them. */
  isActive: boolean
}

/** Everybody who may own a task of the customer's project, those who left included. */
export async function readPeople(context: Context, accountId: string): Promise<Person[]> {
  const members = await listMembers(context)
  const stakeholders = await listStakeholders(context, accountId)
  return [
    ...members.map(({ id, name, isActive }) => ({ kind: 'user' as const, id, name, isActive })),
    ...stakeholders.map(({ id, familyName, givenName, isActive }) => ({
      kind: 'stakeholder' as const,
      id,
      name: [familyName, givenName].filter(Boolean).join(' '),
      isActive,
    })),
  ]
}
