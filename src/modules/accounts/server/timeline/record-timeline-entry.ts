import type { Context } from '#platform/context/context.ts'
import type { TimelineEntry } from '../../contract.ts'

export interface NewTimelineEntry {
  accountId: string
  /** `<module>.<what>`, told by the message `<module>.timeline.<what>` of the web: `onboarding.project_started`. */
  kind: string
  params?: Readonly<Record<string, unknown>>
  /** Free text of a person. */
  body?: string | null
  /** `internal` unless said otherwise; only `customer` entries may ever reach the portal. */
  visibility?: 'internal' | 'customer'
  /** Now, unless it happened earlier. ISO instant. */
  occurredAt?: string
}

/** Writes what happened into the customer's timeline, in the name of the context's actor. */
export async function recordTimelineEntry(_context: Context, _entry: NewTimelineEntry): Promise<TimelineEntry> {
  throw new Error('not written yet')
}

/** As `recordTimelineEntry`, for many at once in one statement. */
export async function recordTimelineEntries(_context: Context, _entries: readonly NewTimelineEntry[]): Promise<void> {
  throw new Error('not written yet')
}
