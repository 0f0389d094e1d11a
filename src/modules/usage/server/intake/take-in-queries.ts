import { sql } from 'kysely'
import { arrayParameter, createElements, type Elements } from '#platform/database/binary-array.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/kernel/ids.ts'
import { keyText } from '../../domain/intake/keys.ts'
import type { CallFacts, KeptBody, Named, Source } from '../../domain/intake/packed-call.ts'

/** The columns of `usage.events` as they are inserted, in the order of the statement. */
const columnTypes = {
  key: 'uuid',
  batchNo: 'bigint',
  eventKey: 'bigint',
  userKey: 'bigint',
  groupKey: 'bigint',
  occurredAt: 'timestamptz',
  day: 'date',
  position: 'smallint',
  kind: 'smallint',
  isAhead: 'boolean',
} as const
const columnNames = [
  'key',
  'batchNo',
  'eventKey',
  'userKey',
  'groupKey',
  'occurredAt',
  'day',
  'position',
  'kind',
  'isAhead',
] as const satisfies readonly (keyof typeof columnTypes)[]

export type EventColumns = Readonly<Record<keyof typeof columnTypes, Elements>>

/** Room for the events of a call. */
export function createColumns(capacity: number): EventColumns {
  const of = (name: keyof typeof columnTypes) => createElements(columnTypes[name], capacity)
  return {
    key: of('key'),
    batchNo: of('batchNo'),
    eventKey: of('eventKey'),
    userKey: of('userKey'),
    groupKey: of('groupKey'),
    occurredAt: of('occurredAt'),
    day: of('day'),
    position: of('position'),
    kind: of('kind'),
    isAhead: of('isAhead'),
  }
}

/** One request, ready to be written. */
export interface PackedCall extends CallFacts, KeptBody {
  source: Source
  batchNo: string
  receivedAt: number
  events: number
  columns: EventColumns
  /** Keys of messages without a time of their own. */
  undated: Buffer[]
  /** Times that events claim outside the month of the receipt, in milliseconds since the epoch. */
  otherTimes: number[]
}

/**
 * Writes calls of one workspace in one go: the calls, their events but those that are there already, their names. Answers
 * how many events were written.
 */
export async function insertCalls(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<number> {
  await insertBatches(transaction, workspaceId, calls)
  const rejections = calls.flatMap((call) => call.rejections.map((one) => ({ ...one, call })))
  if (rejections.length > 0) await insertRejections(transaction, workspaceId, rejections)
  await insertTexts(transaction, workspaceId, calls)
  return calls.some((call) => call.events > 0) ? await insertEvents(transaction, workspaceId, calls) : 0
}

async function insertBatches(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<void> {
  const rows = calls.map(
    (call) =>
      sql`(${workspaceId}::uuid, ${call.batchNo}::bigint, ${call.source.sourceId}::uuid, ${instant(call.receivedAt)}::timestamptz,
        ${call.events}::int, ${call.rejections.length}::int, ${call.encoding}::text, ${call.body}::bytea)`,
  )
  await sql`with taken as (
      insert into usage.batches (workspace_id, batch_no, source_id, received_at, accepted, rejected, encoding, body)
      values ${sql.join(rows)} returning workspace_id, batch_no, accepted
    )
    insert into usage.unrolled_batches (workspace_id, batch_no, events)
    select workspace_id, batch_no, accepted from taken where accepted > 0`.execute(transaction)
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString()

async function insertEvents(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<number> {
  const parameters = columnNames.map((name) => {
    const type = columnTypes[name]
    const parts = calls.map(({ columns }) => columns[name])
    return sql`${arrayParameter(type, parts)}::${sql.raw(type)}[]`
  })
  const repeated = await findUndated(transaction, workspaceId, calls)
  const inserted =
    await sql`insert into usage.events (workspace_id, message_key, batch_no, event_key, user_key, group_key, occurred_at, day,
      position, kind, is_ahead)
    select ${workspaceId}::uuid, one.* from unnest(${sql.join(parameters)}) as one
    on conflict do nothing`.execute(transaction)
  const written = Number(inserted.numAffectedRows ?? 0n)
  if (repeated.length === 0) return written
  const taken = await sql`delete from usage.events where workspace_id = ${workspaceId}::uuid
    and message_key = any(${repeated}::uuid[])`.execute(transaction)
  return written - Number(taken.numAffectedRows ?? 0n)
}

/**
 * The keys of messages without a time of their own that came on the day before already: a key holds the day it came, and
 * they may be repeated after midnight.
 */
async function findUndated(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<string[]> {
  const undated = calls.flatMap((call) => call.undated)
  if (undated.length === 0) return []
  const byEarlier = new Map(
    undated.map((key) => {
      const earlier = Buffer.from(key)
      earlier.writeUIntBE(key.readUIntBE(0, 6) - dayMs, 0, 6)
      return [earlier.toString('hex'), key.toString('hex')]
    }),
  )
  const { rows } = await sql<{ key: string }>`select replace(message_key::text, '-', '') as key from usage.events
    where workspace_id = ${workspaceId}::uuid and message_key = any(${[...byEarlier.keys()]}::uuid[])`.execute(
    transaction,
  )
  return rows.flatMap(({ key }) => byEarlier.get(key) ?? [])
}

const dayMs = 86_400_000

async function insertRejections(
  transaction: Transaction,
  workspaceId: string,
  rejections: (PackedCall['rejections'][number] & { call: PackedCall })[],
): Promise<void> {
  const rows = rejections.map(({ call, reason, eventName, body }) => ({
    rejection_id: newId(call.receivedAt),
    source_id: call.source.sourceId,
    received_at: instant(call.receivedAt),
    reason,
    event_name: eventName,
    body,
  }))
  await sql`insert into usage.rejections (workspace_id, rejection_id, source_id, received_at, reason, event_name, body)
    select ${workspaceId}::uuid, one.* from json_to_recordset(${JSON.stringify(rows)}::json)
      as one (rejection_id uuid, source_id uuid, received_at timestamptz, reason text, event_name text, body text)`.execute(
    transaction,
  )
}

/** In the order of their keys, for the same reason. */
function inOrder(named: Named[]): string {
  const byKey = new Map(named.map((one) => [keyText(one.key), { ...one, key: keyText(one.key) }]))
  return JSON.stringify([...byKey.values()].sort((one, other) => (one.key < other.key ? -1 : 1)))
}

async function insertTexts(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<void> {
  const seenAt = instant(calls[0]?.receivedAt ?? 0)
  const shape = sql`as one (key bigint, text text, "isAnonymous" boolean)`
  const names = calls.flatMap((call) => call.names)
  if (names.length > 0)
    await sql`insert into usage.event_names (workspace_id, event_key, name, first_seen_at)
      select ${workspaceId}::uuid, one.key, one.text, ${seenAt}::timestamptz
      from json_to_recordset(${inOrder(names)}::json) ${shape} on conflict do nothing`.execute(transaction)
  const groups = calls.flatMap((call) => call.groups)
  if (groups.length > 0)
    await sql`insert into usage.groups (workspace_id, group_key, external_id, first_seen_at)
      select ${workspaceId}::uuid, one.key, one.text, ${seenAt}::timestamptz
      from json_to_recordset(${inOrder(groups)}::json) ${shape} on conflict do nothing`.execute(transaction)
  const people = calls.flatMap((call) => call.people)
  if (people.length > 0)
    await sql`insert into usage.people (workspace_id, user_key, external_id, is_anonymous, first_seen_at)
      select ${workspaceId}::uuid, one.key, one.text, one."isAnonymous", ${seenAt}::timestamptz
      from json_to_recordset(${inOrder(people)}::json) ${shape} on conflict do nothing`.execute(transaction)
}
