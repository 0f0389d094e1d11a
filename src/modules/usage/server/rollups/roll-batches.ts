import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob, type Schedule } from '#platform/jobs/job.ts'
import { usageRolled } from '../../events.ts'
import { newBatchNumber } from '../intake/batch-number.ts'
import { countDerived, countedOf } from '../measures/count-derived.ts'
import { selectDerived } from '../measures/measure-queries.ts'
import { followPeople, placeGroups } from '../people/follow-people.ts'
import { countSources } from '../sources/source-counts.ts'
import { lockForCounting } from './counting-lock.ts'
import {
  addCounts,
  type Counted,
  countBatches,
  countWaiting,
  dropWaiting,
  findWaiting,
  hasUnrolled,
  takeBatches,
} from './roll-queries.ts'

/** Names a group of customers in an event at most; beyond, hearers ask themselves what changed. */
const namedAtMost = 5_000

/** Counts what came in since the last time. The job asks for itself again while there is more. */
export const rollBatchesJob = declareJob('usage.roll_batches', z.object({}), async (context) => {
  await rollBatches(context)
  if (await hasUnrolled(context.transaction)) await enqueueJob(context, 'usage.roll_batches', {}, { key: 'usage.roll' })
})

/** Answers whether there was anything. */
export async function rollBatches(context: Context): Promise<boolean> {
  const { transaction, workspaceId } = context
  await lockForCounting(transaction, workspaceId)
  const batches = await takeBatches(transaction)
  if (batches.length === 0) return false
  const placeable = await followPeople(context, batches)
  const partNo = newBatchNumber(context.clock.now())
  const touched = await addCounts(transaction, workspaceId, countBatches(batches), partNo)
  const derived = await countSets(context, batches)
  if (derived) await addCounts(transaction, workspaceId, derived, newBatchNumber(context.clock.now()))
  await tell(context, [...touched, ...(await countPlaceable(context, placeable))])
  await countSources(transaction, batches)
  return true
}

/** The events of sets with conditions; undefined where there are none. */
async function countSets({ transaction }: Context, batches: readonly string[]): Promise<Counted | undefined> {
  const derived = await selectDerived(transaction)
  if (derived.length === 0) return undefined
  const counts: Awaited<ReturnType<typeof countDerived>> = []
  for (const one of derived) {
    // What came before a set was defined is counted by its own job.
    const since = batches.filter((batch) => BigInt(batch) >= BigInt(one.fromBatchNo))
    if (since.length > 0) counts.push(...(await countDerived(transaction, since, [one])))
  }
  return counts.length > 0 ? countedOf(counts) : undefined
}

/** Counts what waited for keys whose customer is known by now. */
export async function countPlaceable(context: Context, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const { transaction, workspaceId } = context
  const waiting = await findWaiting(transaction, keys)
  if (waiting.length === 0) return []
  const partNo = newBatchNumber(context.clock.now())
  const touched = await addCounts(transaction, workspaceId, countWaiting(keys, waiting), partNo)
  // Only what was there before: what could still not be placed waits anew.
  await dropWaiting(transaction, keys, waiting)
  return touched
}

/** Now and then: what a job that ended badly left, and what can be placed since customers were added. */
export const countLeftBehind: Schedule = {
  name: 'usage.count_left_behind',
  every: 'quarter_hour',
  run: async (context) => {
    await rollBatches(context)
    await placeWaiting(context)
  },
}

/** Looks again for the customers of what waits, since customers are added and their IDs corrected. */
export async function placeWaiting(context: Context): Promise<void> {
  await lockForCounting(context.transaction, context.workspaceId)
  await tell(context, await countPlaceable(context, await placeGroups(context)))
}

async function tell(context: Context, accountIds: readonly string[]): Promise<void> {
  const changed = [...new Set(accountIds)]
  for (let from = 0; from < changed.length; from += namedAtMost)
    await recordEvent(context, usageRolled, { accountIds: changed.slice(from, from + namedAtMost) })
}
