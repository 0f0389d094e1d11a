import { type Context, instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Phase } from '../../domain/phase.ts'
import { lockAccounts } from '../imports/writing/batch-queries.ts'
import { recordTimelineEntries } from '../timeline/record-timeline-entry.ts'
import {
  deletePhaseEntries,
  insertPhaseEntries,
  selectOnlyEntries,
  updateEntryDays,
  updatePhases,
} from './phase-queries.ts'

export interface PastPhase {
  accountId: string
  phase: Phase
  /** A plain date. */
  since: string
  reason: string | null
}

/** What was written of one customer, for taking it back. */
export interface RecordedPhases {
  accountId: string
  entryIds: string[]
  before: { phase: Phase; since: string }
  after: { phase: Phase; since: string }
  /** The entry of its making, where it had no other: since when it said. */
  first: { id: string; since: string } | null
}

/**
 * Writes phases that customers were in, as files of a past business tell them. The last of them is the phase it is in,
 * unless it was moved to the one it is in later. A phase that was given when the customer was made is none that it was
 * moved to: it is taken to have begun with the contract. Conditions are not asked, and the other modules are not told of
 * each: it is history.
 */
export async function recordPastPhases(context: Context, phases: readonly PastPhase[]): Promise<RecordedPhases[]> {
  const byAccount = Map.groupBy(phases, ({ accountId }) => accountId)
  const accounts = await lockAccounts(context.transaction, [...byAccount.keys()])
  const movedAt = instantOf(context)
  const firsts = await selectOnlyEntries(context.transaction, [...byAccount.keys()])
  const written = accounts.map((account) => {
    const entries = (byAccount.get(account.id) ?? [])
      .toSorted((a, b) => (a.since < b.since ? -1 : 1))
      .map((phase) => ({ ...phase, id: newId(context.clock.now()), movedBy: context.actor.name, movedAt }))
    const before = { phase: account.phase, since: account.phaseSince }
    const last = entries.at(-1)
    const first = firsts.get(account.id) ?? null
    const isLast = last !== undefined && (first !== null || last.since >= before.since)
    const after = isLast ? { phase: last.phase, since: last.since } : before
    return { accountId: account.id, entries, before, after, first, startOn: account.contractStartOn }
  })
  await insertPhaseEntries(
    context.transaction,
    context.workspaceId,
    written.flatMap(({ entries }) => entries),
  )
  await updateEntryDays(
    context.transaction,
    written.flatMap(({ accountId, first, startOn, entries }) => {
      const days = [first?.since, startOn, entries[0]?.since].filter((day) => typeof day === 'string').sort()
      return first && days[0] !== undefined ? [{ accountId, id: first.id, since: days[0] }] : []
    }),
  )
  await updatePhases(context.transaction, movedAt, written)
  await recordTimelineEntries(
    context,
    written.flatMap(({ accountId, entries, before }) =>
      entries.map(({ id, phase, since, reason }, index) => ({
        accountId,
        kind: 'accounts.phase_moved',
        params: { from: entries[index - 1]?.phase ?? before.phase, to: phase, phaseEntryId: id },
        body: reason,
        occurredAt: `${since}T00:00:00Z`,
      })),
    ),
  )
  return written.map(({ accountId, entries, before, after, first }) => ({
    accountId,
    entryIds: entries.map(({ id }) => id),
    before,
    after,
    first,
  }))
}

/** Takes phases back; customers that have moved on since stay in the phase they are in. Answers whose phase is as before. */
export async function takeBackPhases(context: Context, recorded: readonly RecordedPhases[]): Promise<Set<string>> {
  const accounts = await lockAccounts(
    context.transaction,
    recorded.map(({ accountId }) => accountId),
  )
  const now = new Map(accounts.map((account) => [account.id, account]))
  const back = recorded.filter(({ accountId, after }) => {
    const account = now.get(accountId)
    return account?.phase === after.phase && account.phaseSince === after.since
  })
  await deletePhaseEntries(
    context.transaction,
    back.flatMap(({ accountId, entryIds }) => entryIds.map((id) => ({ accountId, id }))),
  )
  await updateEntryDays(
    context.transaction,
    back.flatMap(({ accountId, first }) => (first ? [{ accountId, ...first }] : [])),
  )
  const states = back.map(({ accountId, before }) => ({ accountId, after: before }))
  await updatePhases(context.transaction, instantOf(context), states)
  return new Set(back.map(({ accountId }) => accountId))
}
