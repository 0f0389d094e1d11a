import type { RejectionReason } from './incoming-event.ts'

/** Who sends, as this process remembers it for a few seconds. */
export interface Source {
  workspaceId: string
  sourceId: string
  /** The day of the workspace's zone, in days since 1970-01-01. */
  dayOf: (instant: number) => number
  /** Whether a key was not seen here before, so that its text has to be kept. */
  isNew: (kind: 'name' | 'person' | 'group', key: Buffer) => boolean
  /** Forgets what `isNew` answered: the write that it was told for has failed. */
  forget: () => void
}

export interface PackedEvent {
  messageKey: Buffer
  /** When it happened by the sender, in milliseconds since the epoch; of one that does not say, the day it came. */
  claimedAt: number
  isDated: boolean
  position: number
  kind: number
  isAhead: boolean
  eventKey: Buffer | null
  userKey: Buffer | null
  groupKey: Buffer | null
  /** In days since 1970-01-01. */
  day: number
  occurredAt: number
}

export interface Rejection {
  reason: RejectionReason
  eventName: string | null
  body: string
}

/** What a text is called for: a person's ID, a customer's, the name of an event. */
export interface Named {
  key: Buffer
  text: string
  isAnonymous: boolean
}

/** One request, ready to be written. */
export interface PackedCall {
  source: Source
  batchNo: string
  receivedAt: number
  encoding: 'plain' | 'zstd'
  body: Buffer
  events: PackedEvent[]
  rejections: Rejection[]
  people: Named[]
  groups: Named[]
  names: Named[]
}

/** A call's body as it is kept. */
export interface KeptBody {
  encoding: 'plain' | 'zstd'
  body: Buffer
}
