import { type Context, instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { eventKinds, type LiveEvent } from '../../contract.ts'
import { type EventKind, isRecord, type Reading } from '../../domain/intake/incoming-event.ts'
import { maxEventBytes } from '../../domain/intake/limits.ts'
import { isPosthogEvent, readPosthogEvent } from '../../domain/intake/read-posthog-event.ts'
import { readSegmentEvent } from '../../domain/intake/read-segment-event.ts'
import { openBody } from '../intake/open-body.ts'
import { requireSource } from '../sources/change-source.ts'
import { type BatchRow, findBatch, type LiveRow, selectEventsOf, selectLastBatches } from './live-queries.ts'

const shown = 50

/** What came last from a source, with what became of it. Throws not found `usage.no_such_source`. */
export async function listLiveEvents(context: Context, sourceId: string) {
  const { transaction, clock } = context
  await requireSource(context, sourceId)
  const batches = await selectLastBatches(transaction, sourceId, clock.now(), shown)
  const rows =
    batches.length === 0
      ? []
      : await selectEventsOf(
          transaction,
          batches.map(({ batch_no }) => batch_no),
        )
  const kept = Map.groupBy(rows, (row) => row.batch_no)
  const items: LiveEvent[] = []
  for (const batch of batches) {
    if (items.length >= shown) break
    const events = kept.get(batch.batch_no) ?? []
    const repeated = events.length < batch.accepted ? readRepeated(batch, events) : []
    const all = [...events.map((row) => toLive(batch, row)), ...repeated]
    items.push(...all.sort((one, other) => other.position - one.position))
  }
  return { items: items.slice(0, shown), readAt: instantOf(context) }
}

/** Throws not found `usage.no_such_source`, `usage.no_such_event`. */
export async function readLiveEvent(context: Context, wanted: { id: string; batchNo: string; position: number }) {
  await requireSource(context, wanted.id)
  const batch = await findBatch(context.transaction, wanted.id, wanted.batchNo)
  const raw = batch ? openBody(batch)[wanted.position] : undefined
  if (!batch || raw === undefined) throw notFound('usage.no_such_event')
  return { receivedAt: batch.received_at, json: JSON.stringify(raw, undefined, 2) }
}

const toLive = (batch: BatchRow, row: LiveRow): LiveEvent => ({
  batchNo: row.batch_no,
  position: row.position,
  kind: eventKinds[row.kind - 1] ?? null,
  name: row.name,
  person: row.person,
  groupId: row.group_id,
  account: row.account_id === null || row.account_name === null ? null : { id: row.account_id, name: row.account_name },
  occurredAt: row.occurred_at,
  receivedAt: batch.received_at,
  isAhead: row.is_ahead,
  isRepeated: false,
})

/** What of a call was no event of its own: the messages that had come before. Those that were refused are listed elsewhere. */
function readRepeated(batch: BatchRow, events: readonly LiveRow[]): LiveEvent[] {
  const fresh = new Set(events.map(({ position }) => position))
  const repeated: LiveEvent[] = []
  const isSingle = batch.accepted + batch.rejected === 1
  for (const [position, raw] of openBody(batch).entries()) {
    if (fresh.has(position)) continue
    const reading = readAny(raw, isSingle)
    // A call with refusals may hold one that is refused for its size or age, which its reader does not see.
    if ('rejected' in reading || (batch.rejected > 0 && JSON.stringify(raw).length > maxEventBytes)) continue
    const { event } = reading
    repeated.push({
      batchNo: batch.batch_no,
      position,
      kind: event.kind,
      name: event.name === '' ? null : event.name,
      person: event.userId ?? event.anonymousId ?? null,
      groupId: event.groupId ?? null,
      account: null,
      occurredAt: null,
      receivedAt: batch.received_at,
      isAhead: false,
      isRepeated: true,
    })
  }
  return repeated.slice(-(batch.accepted - events.length))
}

/** A call of one event had its kind in its address, which is not kept; what it holds tells which it was. */
function readAny(raw: unknown, isSingle: boolean): Reading {
  if (isPosthogEvent(raw)) return readPosthogEvent(raw)
  return readSegmentEvent(raw, isSingle && isRecord(raw) && raw.type === undefined ? kindOf(raw) : undefined)
}

function kindOf(raw: Readonly<Record<string, unknown>>): EventKind {
  if (typeof raw.event === 'string') return 'track'
  if (raw.previousId !== undefined) return 'alias'
  if (raw.traits !== undefined) return raw.groupId === undefined ? 'identify' : 'group'
  return raw.name !== undefined || raw.properties !== undefined ? 'page' : 'identify'
}
