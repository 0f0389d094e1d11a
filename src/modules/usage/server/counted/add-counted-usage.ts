import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { createKeyMaker, keyText } from '../../domain/intake/keys.ts'
import { usageRolled } from '../../events.ts'
import { newBatchNumber } from '../intake/batch-number.ts'
import { lockForCounting } from '../rollups/counting-lock.ts'
import { addCounts } from '../rollups/roll-queries.ts'
import { countedRows, insertKnownGroups, insertKnownNames, insertKnownPeople } from './counted-queries.ts'

/** A customer's usage that was counted elsewhere, without the single events. */
export interface CountedUsage {
  accountId: string
  /** How senders call the customer. */
  externalId: string
  people: readonly { id: string; name: string }[]
  /** By day and person (its place among `people`), how often what was done. */
  counts: readonly { day: PlainDateString; person: number; event: string; count: number }[]
}

const makeKey = createKeyMaker()
const keyOf = (text: string) => keyText(makeKey(text))

/**
 * Adds usage that was counted elsewhere to what is counted of events. It only adds: the caller sees to it that nothing is
 * brought twice. A constant number of statements.
 */
export async function addCountedUsage(context: Context, customers: readonly CountedUsage[]): Promise<void> {
  const { transaction, workspaceId } = context
  await lockForCounting(transaction, workspaceId)
  const at = instantOf(context)
  const groups = customers.map(({ accountId, externalId }) => ({ key: keyOf(externalId), externalId, accountId }))
  const people = customers.flatMap(({ accountId, externalId, people: ofCustomer }) =>
    ofCustomer.map(({ id, name }) => ({ key: keyOf(id), id, name, accountId, groupKey: keyOf(externalId) })),
  )
  const names = [...new Set(customers.flatMap(({ counts }) => counts.map(({ event }) => event)))]
  await insertKnownNames(
    transaction,
    workspaceId,
    names.map((name) => ({ key: keyOf(name), name })),
    at,
  )
  await insertKnownGroups(transaction, workspaceId, groups, at)
  await insertKnownPeople(transaction, workspaceId, people, at)
  const rows = customers.flatMap(({ externalId, people: ofCustomer, counts }) =>
    counts.map(({ day, person, event, count }) => {
      const who = ofCustomer[person]
      return [keyOf(externalId), who ? keyOf(who.id) : null, keyOf(event), day, count] as const
    }),
  )
  const touched = await addCounts(transaction, workspaceId, countedRows(rows), newBatchNumber(context.clock.now()))
  if (touched.length > 0) await recordEvent(context, usageRolled, { accountIds: touched })
}
