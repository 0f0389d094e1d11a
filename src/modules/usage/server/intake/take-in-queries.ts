import { sql } from 'kysely'
import { binaryArray, writeDay, writeInstant } from '#platform/database/binary-array.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/kernel/ids.ts'
import { keyText } from '../../domain/intake/keys.ts'
import type { Named, PackedCall, PackedEvent } from '../../domain/intake/packed-call.ts'

/** Writes calls of one workspace in one go: the calls, their events but those that are there already, their names. */
export async function insertCalls(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<void> {
  await insertBatches(transaction, workspaceId, calls)
  const rejections = calls.flatMap((call) => call.rejections.map((one) => ({ ...one, call })))
  if (rejections.length > 0) await insertRejections(transaction, workspaceId, rejections)
  await insertTexts(transaction, workspaceId, calls)
  if (calls.some((call) => call.events.length > 0)) await insertEvents(transaction, workspaceId, calls)
}

async function insertBatches(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<void> {
  const rows = calls.map(
    (call) =>
      sql`(${workspaceId}::uuid, ${call.batchNo}::bigint, ${call.source.sourceId}::uuid, ${instant(call.receivedAt)}::timestamptz,
        ${call.events.length}::int, ${call.rejections.length}::int, ${call.encoding}::text, ${call.body}::bytea)`,
  )
  await sql`with taken as (
      insert into usage.batches (workspace_id, batch_no, source_id, received_at, accepted, rejected, encoding, body)
      values ${sql.join(rows)} returning workspace_id, batch_no, accepted
    )
    insert into usage.unrolled_batches (workspace_id, batch_no, events)
    select workspace_id, batch_no, accepted from taken where accepted > 0`.execute(transaction)
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString()

interface Row {
  event: PackedEvent
  batchNo: bigint
}

const keyColumn = (rows: Row[], key: (event: PackedEvent) => Buffer | null) =>
  binaryArray('bigint', rows, ({ event }, target, offset) => (key(event)?.copy(target, offset) ?? 0) > 0)

async function insertEvents(transaction: Transaction, workspaceId: string, calls: PackedCall[]): Promise<void> {
  const rows = calls.flatMap((call) => {
    const batchNo = BigInt(call.batchNo)
    return call.events.map((event) => ({ event, batchNo }))
  })
  const known = await findUndated(transaction, workspaceId, rows)
  const fresh = known.size === 0 ? rows : rows.filter(({ event }) => !known.has(event.messageKey.toString('hex')))
  // In the order of the key, so that two processes that take in the same messages wait for each other, never crosswise.
  fresh.sort((one, other) => Buffer.compare(one.event.messageKey, other.event.messageKey))
  const columns = [
    sql`${binaryArray('uuid', fresh, ({ event }, target, offset) => event.messageKey.copy(target, offset) > 0)}::uuid[]`,
    sql`${binaryArray('bigint', fresh, ({ batchNo }, target, offset) => target.writeBigInt64BE(batchNo, offset) > 0)}::bigint[]`,
    sql`${keyColumn(fresh, (event) => event.eventKey)}::bigint[]`,
    sql`${keyColumn(fresh, (event) => event.userKey)}::bigint[]`,
    sql`${keyColumn(fresh, (event) => event.groupKey)}::bigint[]`,
    sql`${binaryArray('timestamptz', fresh, ({ event }, target, offset) => writeInstant(event.occurredAt, target, offset))}::timestamptz[]`,
    sql`${binaryArray('date', fresh, ({ event }, target, offset) => writeDay(event.day, target, offset))}::date[]`,
    sql`${binaryArray('smallint', fresh, ({ event }, target, offset) => target.writeInt16BE(event.position, offset) > 0)}::smallint[]`,
    sql`${binaryArray('smallint', fresh, ({ event }, target, offset) => target.writeInt16BE(event.kind, offset) > 0)}::smallint[]`,
    sql`${binaryArray('boolean', fresh, ({ event }, target, offset) => target.writeUInt8(event.isAhead ? 1 : 0, offset) > 0)}::boolean[]`,
  ]
  await sql`insert into usage.events (workspace_id, message_key, batch_no, event_key, user_key, group_key, occurred_at, day,
      position, kind, is_ahead)
    select ${workspaceId}::uuid, one.* from unnest(${sql.join(columns)}) as one
    on conflict do nothing`.execute(transaction)
}

/**
 * Which messages without a time of their own came on the day before already: their keys hold the day they came, and they
 * may be repeated after midnight.
 */
async function findUndated(transaction: Transaction, workspaceId: string, rows: Row[]): Promise<Set<string>> {
  const undated = rows.filter(({ event }) => !event.isDated)
  if (undated.length === 0) return new Set()
  const earlier = undated.map(({ event }) => {
    const key = Buffer.from(event.messageKey)
    key.writeUIntBE(event.claimedAt - dayMs, 0, 6)
    return key.toString('hex')
  })
  const found = await sql<{
    key: string
  }>`select substr(replace(message_key::text, '-', ''), 13) as key from usage.events
    where workspace_id = ${workspaceId}::uuid and message_key = any(${earlier}::uuid[])`.execute(transaction)
  const ends = new Set(found.rows.map(({ key }) => key))
  return new Set(undated.map(({ event }) => event.messageKey.toString('hex')).filter((key) => ends.has(key.slice(12))))
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
