import type { EventKind } from './incoming-event.ts'
import { isRecord, type Reading } from './incoming-event.ts'
import { isPosthogEvent, readPosthogEvent } from './read-posthog-event.ts'
import { readSegmentEvent } from './read-segment-event.ts'

/** What the address of a call says of its body: one event of a kind, or a batch that says it of each. */
export type CallKind = EventKind | 'batch'

export interface CallReading {
  /** In the order of the body; what is no event has its reason at its place. */
  readings: Reading[]
  /** The events as they came, at the same places. */
  raw: readonly unknown[]
  sentAt: number | undefined
}

/** The key that a call carries in its body, as browsers' SDKs and PostHog's libraries send it. */
export function writeKeyIn(body: unknown): string | undefined {
  // PostHog's browser library names it in each event, and sends them as a bare list.
  const first: unknown = Array.isArray(body) ? body[0] : body
  if (!isRecord(first)) return undefined
  const key =
    first.writeKey ?? first.api_key ?? first.token ?? (isRecord(first.properties) ? first.properties.token : undefined)
  return typeof key === 'string' ? key : undefined
}

/** The events of a parsed body; undefined where the body cannot be what the address says. Never throws. */
export function readCall(kind: CallKind, body: unknown): CallReading | undefined {
  const sentAt = isRecord(body) ? timeOf(body.sentAt ?? body.sent_at) : undefined
  if (kind !== 'batch') return { readings: [readOne(body, kind)], raw: [body], sentAt }
  const events = Array.isArray(body) ? body : isRecord(body) ? body.batch : undefined
  if (!Array.isArray(events)) {
    // PostHog sends a single event to the same address.
    return isPosthogEvent(body) ? { readings: [readPosthogEvent(body)], raw: [body], sentAt } : undefined
  }
  return { readings: events.map((event: unknown) => readOne(event)), raw: events, sentAt }
}

const readOne = (raw: unknown, kind?: EventKind) =>
  isPosthogEvent(raw) ? readPosthogEvent(raw) : readSegmentEvent(raw, kind)

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
