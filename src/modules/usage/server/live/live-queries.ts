import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { KeptBody } from '../../domain/intake/packed-call.ts'

export interface BatchRow extends KeptBody {
  batch_no: string
  received_at: string
  accepted: number
  rejected: number
}
type BatchHead = Pick<BatchRow, 'batch_no' | 'accepted'>

/** Up to now what came is looked for by its moment; before that, in the hours that are known to hold something. */
const recentMs = 15 * 60_000
const hoursLookedInto = 24
const hourMs = 3_600_000

/** The first number of a moment. The migration's partitions count with the same figure. */
const numberAt = (instant: number) => (BigInt(Math.max(0, instant)) * 1_048_576n).toString()

/** The last calls of a source that held events, the newest first: as many as hold so many events. */
export async function selectLastBatches(db: Db, sourceId: string, now: number, events: number): Promise<BatchRow[]> {
  const recent = await selectHeads(db, sourceId, numberAt(now - recentMs), numberAt(now + hourMs), events)
  const heads = new Map(recent.map((head) => [head.batch_no, head]))
  if (total(recent) < events)
    for (const hour of await selectHours(db, sourceId)) {
      const start = Date.parse(hour)
      for (const head of await selectHeads(db, sourceId, numberAt(start), numberAt(start + hourMs), events))
        heads.set(head.batch_no, head)
      if (total([...heads.values()]) >= events) break
    }
  const wanted: string[] = []
  let count = 0
  for (const head of [...heads.values()].sort((one, other) => (one.batch_no < other.batch_no ? 1 : -1))) {
    if (count >= events) break
    wanted.push(head.batch_no)
    count += head.accepted
  }
  return wanted.length === 0 ? [] : await selectBatches(db, wanted)
}

const total = (heads: readonly BatchHead[]) => heads.reduce((sum, { accepted }) => sum + accepted, 0)

async function selectHeads(db: Db, sourceId: string, first: string, next: string, limit: number): Promise<BatchHead[]> {
  const { rows } = await sql<BatchHead>`select batch_no::text, accepted from usage.batches
    where batch_no >= ${first}::bigint and batch_no < ${next}::bigint and source_id = ${sourceId}::uuid and accepted > 0
    order by usage.batches.batch_no desc limit ${limit}`.execute(db)
  return rows
}

async function selectHours(db: Db, sourceId: string): Promise<string[]> {
  const { rows } = await sql<{ hour: string }>`select hour from usage.source_hours
    where source_id = ${sourceId}::uuid order by hour desc limit ${hoursLookedInto}`.execute(db)
  return rows.map(({ hour }) => hour)
}

async function selectBatches(db: Db, numbers: readonly string[]): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`select batch_no::text, received_at, accepted, rejected, encoding, body
    from usage.batches where batch_no = any(${`{${numbers.join(',')}}`}::bigint[])
    order by usage.batches.batch_no desc`.execute(db)
  return rows
}

export async function findBatch(db: Db, sourceId: string, batchNo: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`select batch_no::text, received_at, accepted, rejected, encoding, body
    from usage.batches where batch_no = ${batchNo}::bigint and source_id = ${sourceId}::uuid`.execute(db)
  return rows[0]
}

export interface LiveRow {
  batch_no: string
  position: number
  kind: number
  name: string | null
  person: string | null
  group_id: string | null
  account_id: string | null
  account_name: string | null
  occurred_at: string
  is_ahead: boolean
}

/** The events of these calls that were new when they came. */
export async function selectEventsOf(db: Db, batches: readonly string[]): Promise<LiveRow[]> {
  const numbers = [...batches].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1))
  const { rows } = await sql<LiveRow>`
    select event.batch_no::text, event.position, event.kind, named.name, person.external_id as person,
      customer.external_id as group_id, account.account_id, account.name as account_name, event.occurred_at, event.is_ahead
    from usage.events as event
    left join usage.event_names as named on named.event_key = event.event_key
    left join usage.people as person on person.user_key = event.user_key
    left join usage.groups as customer on customer.group_key = event.group_key
    left join accounts.published_accounts as account
      on account.account_id = coalesce(customer.account_id, person.account_id)
    where event.batch_no between ${numbers[0]}::bigint and ${numbers.at(-1)}::bigint
      and event.batch_no = any(${`{${numbers.join(',')}}`}::bigint[])`.execute(db)
  return rows
}
