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

/** Texts that a call brought for the first time, and what was wrong with its events. */
export interface CallFacts {
  rejections: Rejection[]
  people: Named[]
  groups: Named[]
  names: Named[]
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

/** A call's body as it is kept. */
export interface KeptBody {
  encoding: 'plain' | 'zstd'
  body: Buffer
}
