import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { StakeholderInput, StakeholderRecord } from '../../contract.ts'
import { isActive } from '../../domain/stakeholder.ts'
import { stakeholdersChanged } from '../../events.ts'
import { requireLockedAccount } from '../profiles/find-account.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { listStakeholders } from './list-stakeholders.ts'
import { insertStakeholderRows } from './stakeholder-queries.ts'

export type NewStakeholder = StakeholderInput & { accountId: string }

/** The person's name as it was entered, family name first: what the timeline keeps. */
export function storedName(person: StakeholderRecord): string {
  return personName('ja', { family: person.familyName, given: person.givenName })
}

function newRecord(context: Context, { accountId, ...input }: NewStakeholder): StakeholderRecord {
  const now = instantOf(context)
  const leftOn = input.leftOn ?? null
  return {
    id: newId(context.clock.now()),
    accountId,
    familyName: input.familyName,
    givenName: input.givenName ?? '',
    familyKana: input.familyKana ?? null,
    givenKana: input.givenKana ?? null,
    department: input.department ?? null,
    title: input.title ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    roles: [...new Set(input.roles)],
    influence: input.influence ?? null,
    sentiment: input.sentiment ?? null,
    itLiteracy: input.itLiteracy ?? null,
    deputyOfId: input.deputyOfId ?? null,
    note: input.note ?? null,
    leftOn,
    isActive: isActive({ leftOn }, todayIn(context.timeZone, context.clock.now())),
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}

/** Throws invalid `accounts.not_valid` unless the person stands in for somebody else of the same customer, or for nobody. */
export function requireDeputyFits(person: StakeholderRecord, people: readonly StakeholderRecord[]): void {
  const { deputyOfId } = person
  if (deputyOfId === null) return
  if (deputyOfId !== person.id && people.some((one) => one.id === deputyOfId)) return
  throw invalid('accounts.not_valid', {}, [{ path: 'deputyOfId', code: 'accounts.deputy_unfit' }])
}

/** Throws notFound `accounts.no_such_account` and invalid `accounts.not_valid` with the fields that are wrong. */
export async function createStakeholder(
  context: Context,
  accountId: string,
  input: StakeholderInput,
): Promise<StakeholderRecord> {
  await requireLockedAccount(context, accountId)
  const person = newRecord(context, { ...input, accountId })
  if (person.deputyOfId !== null) requireDeputyFits(person, await listStakeholders(context, accountId))
  await insertStakeholderRows(context.transaction, context.workspaceId, [person])
  await recordTimelineEntry(context, {
    accountId,
    kind: 'accounts.stakeholder_added',
    params: { name: storedName(person) },
  })
  await recordEvent(context, stakeholdersChanged, { accountId }, accountId)
  return person
}

/** Adds many people of customers that exist, without a timeline entry each; answers their IDs in the order given. */
export async function insertStakeholders(context: Context, inputs: readonly NewStakeholder[]): Promise<string[]> {
  const people = inputs.map((input) => newRecord(context, input))
  await insertStakeholderRows(context.transaction, context.workspaceId, people)
  return people.map((person) => person.id)
}
