import { constants, zstdCompressSync } from 'node:zlib'
import { addDay, addInstant, addNull, type Elements, nextElement } from '#platform/database/binary-array.ts'
import { isTooLarge } from '../../domain/intake/event-size.ts'
import { correctTime } from '../../domain/intake/event-time.ts'
import type { EventKind, IncomingEvent, Reading, RejectionReason } from '../../domain/intake/incoming-event.ts'
import { isRecord } from '../../domain/intake/incoming-event.ts'
import { createKeyMaker, writeMessageKey } from '../../domain/intake/keys.ts'
import { maxEventBytes } from '../../domain/intake/limits.ts'
import type { Rejection, Source } from '../../domain/intake/packed-call.ts'
import type { CallReading } from '../../domain/intake/read-request.ts'
import { newBatchNumber } from './batch-number.ts'
import { createColumns, type PackedCall } from './take-in-queries.ts'

export const kindNumbers = { track: 1, page: 2, screen: 3, identify: 4, group: 5, alias: 6 } satisfies Record<
  EventKind,
  number
>

const keyOf = createKeyMaker()
const dayMs = 86_400_000
const worthCompressing = 1_000
const keptOfRejected = 2_000
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Years that a date column and its reader can hold; a clock that says otherwise says nothing. */
const isPlausible = (instant: number) => instant > Date.UTC(1990, 0, 1) && instant < Date.UTC(9999, 0, 1)

/** Judges and packs the events of one call. `body` is kept as it came, the write key blotted out. */
export function packCall(
  source: Source,
  call: CallReading,
  body: Buffer,
  receivedAt: number,
  oldest: number,
): PackedCall {
  const compressed = body.length >= worthCompressing
  const packed: PackedCall = {
    source,
    batchNo: newBatchNumber(receivedAt),
    receivedAt,
    encoding: compressed ? 'zstd' : 'plain',
    body: compressed ? zstdCompressSync(body, fast) : body,
    events: 0,
    columns: createColumns(call.readings.length),
    undated: [],
    otherTimes: [],
    rejections: [],
    people: [],
    groups: [],
    names: [],
  }
  const batchNo = BigInt(packed.batchNo)
  // Only where the whole is large can one of its events be too large.
  const mayBeLarge = body.length > maxEventBytes
  for (const [position, reading] of call.readings.entries()) {
    const raw = call.raw[position]
    const rejected = rejectionOf(reading, raw, { mayBeLarge, oldest })
    if (rejected !== undefined) packed.rejections.push(describeRejected(rejected, raw))
    else if ('event' in reading) add(packed, batchNo, reading.event, position, call.sentAt)
  }
  return packed
}

/** Why an event is not taken in, if so. `mayBeLarge` spares weighing each event of a call that is small as a whole. */
export function rejectionOf(
  reading: Reading,
  raw: unknown,
  { mayBeLarge, oldest }: { mayBeLarge: boolean; oldest: number },
): RejectionReason | undefined {
  if ('rejected' in reading) return reading.rejected
  if (mayBeLarge && isTooLarge(raw)) return 'too_large'
  const { claimedAt } = reading.event
  if (claimedAt === undefined) return undefined
  if (!isPlausible(claimedAt)) return 'bad_timestamp'
  return claimedAt < oldest ? 'too_old' : undefined
}

/** Writes the sixteen bytes by which a repetition of an event is found: see `writeMessageKey`. */
export function writeKeyOf(
  target: Buffer,
  at: number,
  sourceId: string,
  event: IncomingEvent,
  claimedAt: number,
): void {
  writeMessageKey(target, at, `${sourceId}${event.messageId ?? contentOf(event)}`, claimedAt)
}

function add(
  packed: PackedCall,
  batchNo: bigint,
  event: IncomingEvent,
  position: number,
  sentAt: number | undefined,
): void {
  const { source, receivedAt } = packed
  const { occurredAt, isAhead } = correctTime(event.claimedAt, sentAt, receivedAt)
  const person = event.userId ?? event.anonymousId
  const eventKey = event.name === '' ? null : keyOf(event.name)
  const userKey = person === undefined ? null : keyOf(person)
  const groupKey = event.groupId === undefined ? null : keyOf(event.groupId)
  if (eventKey !== null && source.isNew('name', eventKey))
    packed.names.push({ key: eventKey, text: event.name, isAnonymous: false })
  if (userKey !== null && person !== undefined && source.isNew('person', userKey))
    packed.people.push({ key: userKey, text: person, isAnonymous: event.userId === undefined })
  // Who was somebody else before: kept even where nothing was heard of them, since more may come under the old ID.
  const earlier =
    event.previousId ?? (event.kind === 'identify' && event.userId !== undefined ? event.anonymousId : undefined)
  const earlierKey = earlier === undefined ? null : keyOf(earlier)
  if (earlierKey !== null && earlier !== undefined && source.isNew('person', earlierKey))
    packed.people.push({ key: earlierKey, text: earlier, isAnonymous: true })
  if (groupKey !== null && event.groupId !== undefined && source.isNew('group', groupKey))
    packed.groups.push({ key: groupKey, text: event.groupId, isAnonymous: false })
  const claimedAt = event.claimedAt ?? receivedAt - (receivedAt % dayMs)
  const { columns } = packed
  const keyAt = nextElement(columns.key)
  const key = columns.key.bytes
  writeKeyOf(key, keyAt, source.sourceId, event, claimedAt)
  if (event.claimedAt === undefined) packed.undated.push(key.subarray(keyAt, keyAt + 16))
  else if (!isOfMonth(claimedAt, receivedAt)) packed.otherTimes.push(claimedAt)
  columns.batchNo.bytes.writeBigInt64BE(batchNo, nextElement(columns.batchNo))
  addKey(columns.eventKey, eventKey)
  addKey(columns.userKey, userKey)
  addKey(columns.groupKey, groupKey)
  addInstant(columns.occurredAt, occurredAt)
  addDay(columns.day, source.dayOf(occurredAt))
  columns.position.bytes.writeInt16BE(position, nextElement(columns.position))
  columns.kind.bytes.writeInt16BE(kindNumbers[event.kind], nextElement(columns.kind))
  columns.isAhead.bytes.writeUInt8(isAhead ? 1 : 0, nextElement(columns.isAhead))
  packed.events++
}

/** What stands for a message that has no ID: all that it says, but not what a sender adds anew each time it sends. */
const contentOf = (event: IncomingEvent) =>
  `content ${JSON.stringify([
    event.kind,
    event.name,
    event.userId,
    event.anonymousId,
    event.previousId,
    event.groupId,
    event.claimedAt,
    event.properties,
  ])}`

function addKey(elements: Elements, key: Buffer | null): void {
  if (key === null) addNull(elements)
  else key.copy(elements.bytes, nextElement(elements))
}

let month = { first: 0, next: 0 }
/** Whether both lie in one month (UTC), whose limits are found once. */
function isOfMonth(instant: number, other: number): boolean {
  if (other < month.first || other >= month.next) {
    const date = new Date(other)
    const of = (more: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more, 1)
    month = { first: of(0), next: of(1) }
  }
  return instant >= month.first && instant < month.next
}

function describeRejected(reason: RejectionReason, raw: unknown): Rejection {
  const name = isRecord(raw) && typeof raw.event === 'string' ? raw.event : null
  const text = textOf(raw).replaceAll('\\u0000', '\\ufffd')
  return {
    reason,
    eventName: name === null ? null : name.replaceAll('\u0000', '\ufffd').slice(0, 200),
    body: text.length > keptOfRejected ? `${text.slice(0, keptOfRejected)}…` : text,
  }
}

/** Where calls carry their write key: people read what was rejected, and the key is nobody's business. */
const keyNames: ReadonlySet<string> = new Set(['writeKey', 'api_key', 'token'])
const hideKeys = (name: string, value: unknown): unknown => (keyNames.has(name) ? '*' : value)

function textOf(raw: unknown): string {
  try {
    return JSON.stringify(raw, hideKeys) ?? 'undefined'
  } catch {
    // Nested so deeply that the stack ends: one such event must not take its batch with it.
    return '(nested too deeply to be shown)'
  }
}
