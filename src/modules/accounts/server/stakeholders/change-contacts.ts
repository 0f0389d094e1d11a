import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvents } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { StakeholderInput, StakeholderRecord } from '../../contract.ts'
import { stakeholdersChanged } from '../../events.ts'
import { recordTimelineEntries } from '../timeline/record-timeline-entry.ts'
import { changedFields } from './change-stakeholder.ts'
import { storedName } from './create-stakeholder.ts'
import { deleteStakeholderRows, lockPeople, updateStakeholderRows } from './stakeholder-queries.ts'

interface PersonKey {
  accountId: string
  id: string
}

/** What of a person changes, unless somebody changed the person since `version`; a field left out stays. */
export interface ContactChange extends PersonKey {
  version: number
  change: Partial<
    Pick<
      StakeholderInput,
      'familyName' | 'givenName' | 'familyKana' | 'givenKana' | 'department' | 'title' | 'email' | 'phone'
    >
  >
}

/**
 * Changes many people in a number of statements that does not grow with them, each change with its timeline entry. Whoever
 * is gone or was changed since is left out of the answer; whoever is in it already as told keeps the version.
 */
export async function updateContacts(
  context: Context,
  changes: readonly ContactChange[],
): Promise<Map<string, StakeholderRecord>> {
  const people = await peopleOf(context, changes)
  const found = changes.flatMap(({ id, version, change }) => {
    const before = people.get(id)
    if (before?.version !== version) return []
    const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const after = { ...before, ...known, givenName: (change.givenName === undefined ? before : change).givenName ?? '' }
    const fields = changedFields(before, after)
    const isSame = fields.length === 0
    return [{ fields, after: isSame ? before : { ...after, version: version + 1, updatedAt: instantOf(context) } }]
  })
  const written = found.filter(({ fields }) => fields.length > 0)
  await updateStakeholderRows(
    context.transaction,
    context.workspaceId,
    written.map(({ after }) => after),
  )
  await recordTimelineEntries(
    context,
    written.map(({ after, fields }) => ({
      accountId: after.accountId,
      kind: 'accounts.stakeholder_changed',
      params: { name: storedName(after), fields },
    })),
  )
  return new Map(found.map(({ after }) => [after.id, after]))
}

/** Removes people nobody has changed since `version`, as `updateContacts` changes them; answers who went. */
export async function removeContacts(
  context: Context,
  contacts: readonly (PersonKey & { version: number })[],
): Promise<Set<string>> {
  const people = await peopleOf(context, contacts)
  const removed = contacts.flatMap(({ id, version }) => {
    const person = people.get(id)
    return person?.version === version ? [person] : []
  })
  await deleteStakeholderRows(context.transaction, removed)
  await recordTimelineEntries(
    context,
    removed.map((person) => ({
      accountId: person.accountId,
      kind: 'accounts.stakeholder_removed',
      params: { name: storedName(person) },
    })),
  )
  const accountIds = new Set(removed.map(({ accountId }) => accountId))
  await recordEvents(
    context,
    stakeholdersChanged,
    [...accountIds].map((accountId) => ({ payload: { accountId }, accountId })),
  )
  return new Set(removed.map((person) => person.id))
}

async function peopleOf(context: Context, keys: readonly PersonKey[]): Promise<Map<string, StakeholderRecord>> {
  if (keys.length === 0) return new Map()
  const today = todayIn(context.timeZone, context.clock.now())
  const people = await lockPeople(context.transaction, keys, today)
  return new Map(people.map((person) => [person.id, person]))
}
