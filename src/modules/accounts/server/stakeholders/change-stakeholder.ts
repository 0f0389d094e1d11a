import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { StakeholderInput, StakeholderRecord } from '../../contract.ts'
import { isActive } from '../../domain/stakeholder.ts'
import { stakeholderLeft, stakeholdersChanged } from '../../events.ts'
import { requireLockedAccount } from '../profiles/find-account.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { requireDeputyFits, storedName } from './create-stakeholder.ts'
import { requireStakeholder } from './list-stakeholders.ts'
import { updateStakeholderRow } from './stakeholder-queries.ts'

/** What of a person changes: a field left out stays, null empties it. */
export type StakeholderChange = Partial<StakeholderInput> & { version: number }

/** The fields that a change really alters. The text of the note stays out of the timeline. */
export function changedFields(before: StakeholderRecord, after: StakeholderRecord): string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after)
    .filter(([key, value]) => key !== 'isActive' && JSON.stringify(old.get(key)) !== JSON.stringify(value))
    .map(([key]) => key)
}

/**
 * Throws notFound `accounts.no_such_account`, `accounts.no_such_stakeholder`, conflict `accounts.changed_meanwhile` when
 * `version` is not the current one, and invalid `accounts.not_valid`.
 */
export async function updateStakeholder(
  context: Context,
  accountId: string,
  stakeholderId: string,
  { version, givenName, roles, ...change }: StakeholderChange,
): Promise<StakeholderRecord> {
  await requireLockedAccount(context, accountId)
  const { person: before, people } = await requireStakeholder(context, accountId, stakeholderId)
  if (before.version !== version) throw conflict('accounts.changed_meanwhile')
  const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const changed: StakeholderRecord = {
    ...before,
    ...known,
    givenName: givenName === undefined ? before.givenName : (givenName ?? ''),
    roles: roles === undefined ? before.roles : [...new Set(roles)],
  }
  requireDeputyFits(changed, people)
  const fields = changedFields(before, changed)
  if (fields.length === 0) return before

  const today = todayIn(context.timeZone, context.clock.now())
  const after = {
    ...changed,
    isActive: isActive(changed, today),
    version: version + 1,
    updatedAt: instantOf(context),
  }
  await updateStakeholderRow(context.transaction, after)
  await tellOfChange(context, before, after, fields)
  if (fields.includes('roles') || fields.includes('leftOn'))
    await recordEvent(context, stakeholdersChanged, { accountId }, accountId)
  return after
}

async function tellOfChange(
  context: Context,
  before: StakeholderRecord,
  after: StakeholderRecord,
  fields: readonly string[],
): Promise<void> {
  const { id: stakeholderId, accountId, roles, leftOn } = after
  const name = storedName(after)
  if (before.leftOn !== null || leftOn === null) {
    await recordTimelineEntry(context, { accountId, kind: 'accounts.stakeholder_changed', params: { name, fields } })
    return
  }
  await recordTimelineEntry(context, { accountId, kind: 'accounts.stakeholder_left', params: { name, leftOn } })
  await recordEvent(context, stakeholderLeft, { accountId, stakeholderId, roles, leftOn }, accountId)
}
