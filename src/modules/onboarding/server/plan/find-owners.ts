import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import type { OwnerRole } from '../../domain/task.ts'

export interface TaskOwner {
  userId: string | null
  stakeholderId: string | null
}

const nobody: TaskOwner = { userId: null, stakeholderId: null }

const stakeholderRoleOf: Partial<Record<OwnerRole, StakeholderRecord['roles'][number]>> = {
  champion: 'champion',
  sponsor: 'executive_sponsor',
  customer_admin: 'admin',
  it_contact: 'it',
  end_user_lead: 'end_user',
}

/** Finds for each role of a program the person who fills it with this customer; nobody where none is known. */
export function findOwners(people: {
  ownerId: string | null
  salesId: string | null
  stakeholders: readonly Pick<StakeholderRecord, 'id' | 'roles' | 'isActive'>[]
}): (role: OwnerRole) => TaskOwner {
  return (role) => {
    if (role === 'sales') return { ...nobody, userId: people.salesId }
    if (role === 'onboarding_specialist' || role === 'csm') return { ...nobody, userId: people.ownerId }
    const wanted = stakeholderRoleOf[role]
    const found = people.stakeholders.find(({ roles, isActive }) => isActive && wanted && roles.includes(wanted))
    return { ...nobody, stakeholderId: found?.id ?? null }
  }
}
