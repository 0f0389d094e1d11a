import { listStakeholders } from '#modules/accounts/server/api.ts'
import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { kindFacts, type MeetingKind } from '../../domain/meeting/meeting.ts'
import type { Project } from '../projects/project-tables.ts'

export interface Invitee {
  person_id: string
  side: 'vendor' | 'customer'
  name: string
  roles: string[]
  email: string | null
}

/** Everybody who can be asked to a meeting of the project. */
export async function readInvitees(context: Context, project: Project): Promise<Invitee[]> {
  const members = await listMembers(context)
  const people = await listStakeholders(context, project.account_id)
  return [
    ...members
      .filter(({ isActive }) => isActive)
      .map(({ id, name, email }) => ({ person_id: id, side: 'vendor' as const, name, roles: [], email })),
    ...people
      .filter(({ isActive }) => isActive)
      .map(({ id, familyName, givenName, roles, email }) => ({
        person_id: id,
        side: 'customer' as const,
        name: personName(context.locale, { family: familyName, given: givenName }),
        roles: [...roles],
        email,
      })),
  ]
}

/** Whom a meeting of this kind asks for: the project's owner and the customer's people in its roles. */
export function suggestedFor(kind: MeetingKind, project: Project, all: readonly Invitee[]): Invitee[] {
  const { roles: wanted } = kindFacts[kind]
  return all.filter(
    ({ person_id, side, roles }) =>
      (side === 'vendor' && person_id === project.owner_id) ||
      (side === 'customer' && roles.some((role) => wanted.includes(role))),
  )
}

/** Those named. Throws invalid `onboarding.no_such_person`; nobody of the customer is asked to an internal meeting. */
export function chosenFor(kind: MeetingKind, personIds: readonly string[], all: readonly Invitee[]): Invitee[] {
  const isInternal = kindFacts[kind].audience === 'internal'
  const chosen = all.filter(
    ({ person_id, side }) => personIds.includes(person_id) && !(isInternal && side === 'customer'),
  )
  if (chosen.length !== new Set(personIds).size)
    throw invalid('onboarding.no_such_person', {}, [{ path: 'personIds', code: 'onboarding.no_such_person' }])
  return chosen
}
