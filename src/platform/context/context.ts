import type { Transaction } from '#platform/database/transaction.ts'

export type Locale = 'ja' | 'en'

/** Who does it. `name` is what the audit log and the timeline show. */
export interface Actor {
  kind: 'user' | 'api_key' | 'portal' | 'system'
  id: string
  name: string
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now: () => number
}

export const systemClock: Clock = { now: () => Date.now() }

/** All that a use case receives besides its input. */
export interface Context {
  transaction: Transaction
  actor: Actor
  workspaceId: string
  clock: Clock
  /** The reader's language, for words made on the server. */
  locale: Locale
  /** The workspace's zone: which calendar day an instant falls on. */
  timeZone: string
}

/** The instant of the context's clock as ISO text. */
export const instantOf = (context: Pick<Context, 'clock'>) => new Date(context.clock.now()).toISOString()
