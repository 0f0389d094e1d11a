import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import type { Db } from '#platform/database/transaction.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob } from '#platform/jobs/job.ts'
import type { EventKind } from '../../domain/intake/incoming-event.ts'
import { createKeyMaker, keyText } from '../../domain/intake/keys.ts'
import type { KeptBody } from '../../domain/intake/packed-call.ts'
import { meetsConditions } from '../../domain/measures/judge-properties.ts'
import type { EventSet } from '../../domain/measures/measure.ts'
import { newBatchNumber } from '../intake/batch-number.ts'
import { openBody, readAgain } from '../intake/open-body.ts'
import { kindNumbers } from '../intake/pack-call.ts'
import { lockForCounting } from '../rollups/counting-lock.ts'
import { addCounts, type Counted } from '../rollups/roll-queries.ts'
import { selectDerived, updateDerived } from './measure-queries.ts'

const makeKey = createKeyMaker()
const kindOf = new Map<number, EventKind>([
  [kindNumbers.track, 'track'],
  [kindNumbers.page, 'page'],
  [kindNumbers.screen, 'screen'],
])

/** Longer than any write or count is under way, in milliseconds. */
export const settling = 15_000

/** Bodies in memory at a time. */
const batchesAPage = 200

export interface Derived {
  eventKey: string
  set: EventSet
}

interface EventRow extends KeptBody {
  batch_no: string
  position: number
  kind: number
  event_key: string
  user_key: string | null
  group_key: string | null
  day: string
}

async function selectEvents(db: Db, batches: readonly string[], keys: readonly string[]): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select event.batch_no::text, event.position, event.kind, event.event_key::text, event.user_key::text, event.group_key::text,
      event.day, batch.encoding, batch.body
    from usage.events as event join usage.batches as batch on batch.batch_no = event.batch_no
    where event.batch_no between ${batches[0]}::bigint and ${batches.at(-1)}::bigint
      and event.batch_no = any(${`{${batches.join(',')}}`}::bigint[]) and event.kind <= 3
      and event.event_key = any(${`{${keys.join(',')}}`}::bigint[])`.execute(db)
  return rows
}

interface Count {
  group_key: string | null
  user_key: string | null
  event_key: string
  day: string
  events: number
}

/** Counts, in these batches (in order), the events of sets with conditions, each under its set's key. */
export async function countDerived(db: Db, batches: readonly string[], derived: readonly Derived[]): Promise<Count[]> {
  const counts = new Map<string, Count>()
  const asked = derived.map((one) => ({ ...one, names: new Set(one.set.names.map((name) => keyText(makeKey(name)))) }))
  const keys = [...new Set(asked.flatMap(({ names }) => [...names]))]
  for (let from = 0; from < batches.length; from += batchesAPage) {
    const bodies = new Map<string, readonly unknown[]>()
    for (const row of await selectEvents(db, batches.slice(from, from + batchesAPage), keys)) {
      const kind = kindOf.get(row.kind)
      const body = bodies.get(row.batch_no) ?? openBody(row)
      bodies.set(row.batch_no, body)
      if (kind === undefined) continue
      const reading = readAgain(body[row.position], kind)
      if ('rejected' in reading) continue
      for (const { eventKey, names, set } of asked) {
        if (!names.has(row.event_key) || !meetsConditions(set.where, reading.event.properties)) continue
        const name = [row.group_key, row.user_key, eventKey, row.day].join(' ')
        const known = counts.get(name)
        if (known) known.events++
        else
          counts.set(name, {
            group_key: row.group_key,
            user_key: row.user_key,
            event_key: eventKey,
            day: row.day,
            events: 1,
          })
      }
    }
  }
  return [...counts.values()]
}

export const countedOf = (counts: readonly Count[]): Counted => sql`
  select group_key, user_key, event_key, day, events from json_to_recordset(${JSON.stringify(counts)}::json)
    as one (group_key bigint, user_key bigint, event_key bigint, day date, events int)`

/** Counts what came before a set was defined, a page of batches at a time, oldest first. */
export const catchUpJob = declareJob('usage.catch_up_measures', z.object({}), async (context) => {
  if (await catchUp(context)) await enqueueJob(context, 'usage.catch_up_measures', {}, { key: 'usage.catch_up' })
})

const batchesAJob = 2_000

/** Answers whether there is more. */
export async function catchUp(context: Context): Promise<boolean> {
  const { transaction, workspaceId } = context
  await sql`select pg_advisory_xact_lock(hashtext(${`usage.catch_up ${workspaceId}`}))`.execute(transaction)
  await lockForCounting(transaction, workspaceId)
  const settled = newBatchNumber(context.clock.now() - settling)
  const [one] = (await selectDerived(transaction)).filter(
    ({ isComplete, fromBatchNo }) => !isComplete && BigInt(fromBatchNo) <= BigInt(settled),
  )
  if (!one) return false
  const { rows } = await sql<{ batch_no: string }>`select batch_no::text from usage.batches
    where batch_no > ${one.countedUpTo ?? '0'}::bigint and batch_no < ${one.fromBatchNo}::bigint
    order by batches.batch_no limit ${batchesAJob}`.execute(transaction)
  const batches = rows.map((row) => row.batch_no)
  const counts = batches.length === 0 ? [] : await countDerived(transaction, batches, [one])
  if (counts.length > 0)
    await addCounts(transaction, workspaceId, countedOf(counts), newBatchNumber(context.clock.now()))
  await updateDerived(transaction, one.eventKey, batches.at(-1) ?? one.fromBatchNo, batches.length < batchesAJob)
  return true
}
