import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { type TimelineEntry, timelineKindSchema } from '../../contract.ts'
import { deleteTimelineEntries, insertTimelineEntries } from './timeline-queries.ts'

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

function entryOf(context: Context, entry: NewTimelineEntry): TimelineEntry & { accountId: string } {
  return {
    id: newId(context.clock.now()),
    accountId: entry.accountId,
    kind: timelineKindSchema.parse(entry.kind),
    params: { ...entry.params },
    body: entry.body ?? null,
    visibility: entry.visibility ?? 'internal',
    actorKind: context.actor.kind,
    actorName: context.actor.name,
    occurredAt: entry.occurredAt ?? instantOf(context),
  }
}

/** Writes what happened into the customer's timeline, in the name of the context's actor. */
export async function recordTimelineEntry(context: Context, entry: NewTimelineEntry): Promise<TimelineEntry> {
  const written = entryOf(context, entry)
  await insertTimelineEntries(context.transaction, context.workspaceId, [written])
  return written
}

/** As `recordTimelineEntry`, for many at once in one statement. */
export async function recordTimelineEntries(context: Context, entries: readonly NewTimelineEntry[]): Promise<void> {
  const written = entries.map((entry) => entryOf(context, entry))
  await insertTimelineEntries(context.transaction, context.workspaceId, written)
}

/**
 * Takes back what an undo makes untrue: entries of these kinds of which the parameter `name` is one of the values, with
 * these customers only.
 */
export async function removeTimelineEntries(
  context: Context,
  of: { accountIds: readonly string[]; kinds: readonly string[]; name: string; values: readonly string[] },
): Promise<void> {
  await deleteTimelineEntries(context.transaction, of)
}
