import { isForbiddenId } from './forbidden-ids.ts'
import { type EventKind, type IncomingEvent, isRecord, type Reading, type RejectionReason } from './incoming-event.ts'
import { maxIdLength, maxNameLength } from './limits.ts'

const kinds: ReadonlySet<unknown> = new Set<EventKind>(['track', 'page', 'screen', 'identify', 'group', 'alias'])
const isKind = (value: unknown): value is EventKind => kinds.has(value)

/** IDs come as numbers too; anything else that is not text names nobody. */
function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  return value === undefined || value === null ? undefined : '[object Object]'
}

/** NaN where there is a time that cannot be read. */
function timeOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : Number.NaN
}

const nothing: Readonly<Record<string, unknown>> = {}
const recordOf = (value: unknown) => (isRecord(value) ? value : nothing)

function nameOf(kind: EventKind, raw: Readonly<Record<string, unknown>>): string | undefined {
  if (kind === 'track') return typeof raw.event === 'string' && raw.event.trim() !== '' ? raw.event.trim() : undefined
  if (kind !== 'page' && kind !== 'screen') return ''
  const named = typeof raw.name === 'string' && raw.name.trim() !== '' ? `${raw.name.trim()} ` : ''
  return `Viewed ${named}${kind === 'page' ? 'Page' : 'Screen'}`
}

/**
 * Reads one call of Segment's spec. `kind` is what the address says; in a batch it is the call's own `type`. Never
 * throws: whatever is wrong with one event is said of that event alone.
 */
export function readSegmentEvent(raw: unknown, addressKind?: EventKind): Reading {
  if (!isRecord(raw)) return { rejected: 'not_an_object' }
  const kind = addressKind ?? raw.type
  if (!isKind(kind)) return { rejected: 'unknown_type' }
  const name = nameOf(kind, raw)
  if (name === undefined) return { rejected: 'no_name' }
  const context = recordOf(raw.context)
  const traits = kind === 'identify' || kind === 'group'
  return judgeEvent({
    kind,
    name,
    messageId: idOf(raw.messageId),
    userId: idOf(raw.userId),
    anonymousId: idOf(raw.anonymousId),
    previousId: kind === 'alias' ? idOf(raw.previousId) : undefined,
    groupId: idOf(raw.groupId) ?? idOf(context.groupId),
    claimedAt: timeOf(raw.timestamp) ?? timeOf(raw.originalTimestamp),
    properties: recordOf(traits ? raw.traits : raw.properties),
  })
}

/** What no event may lack or have, whatever shape it came in. */
export function judgeEvent(event: IncomingEvent): Reading {
  const rejected = flawOf(event)
  return rejected === undefined ? { event } : { rejected }
}

function flawOf(event: IncomingEvent): RejectionReason | undefined {
  const { kind, name, userId, anonymousId, previousId, groupId, messageId } = event
  if (name.length > maxNameLength) return 'name_too_long'
  if (name.includes('\u0000')) return 'unreadable_text'
  for (const id of [userId, anonymousId, previousId, groupId]) {
    if (id === undefined) continue
    if (id.length > maxIdLength) return 'id_too_long'
    if (id.includes('\u0000')) return 'unreadable_text'
    if (isForbiddenId(id)) return 'forbidden_id'
  }
  if (messageId !== undefined && messageId.length > maxIdLength) return 'id_too_long'
  if (Number.isNaN(event.claimedAt)) return 'bad_timestamp'
  if (kind === 'group' && groupId === undefined) return 'no_group'
  if (kind === 'alias' && previousId === undefined) return 'no_previous_id'
  // A server may report what happened at a customer without saying to whom.
  const namesSomebody = userId !== undefined || anonymousId !== undefined
  return namesSomebody || (groupId !== undefined && kind !== 'identify' && kind !== 'alias') ? undefined : 'no_person'
}
