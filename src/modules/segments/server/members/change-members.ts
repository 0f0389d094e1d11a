import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import * as events from '../../events.ts'
import { requireSegment } from '../segments/require-segment.ts'
import { updateSegment } from '../segments/segment-queries.ts'
import { putMembers } from './member-queries.ts'

/**
 * Puts customers into a static segment and takes others out; whoever is named for both is taken out. Throws not found
 * `segments.no_such_segment`, invalid `segments.live_follows_condition` and `segments.is_archived`.
 */
export async function changeMembers(
  context: Context,
  segmentId: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
) {
  const segment = await requireSegment(context, segmentId, { isLocked: true })
  if (segment.kind === 'live') throw invalid('segments.live_follows_condition')
  if (segment.archivedAt !== null) throw invalid('segments.is_archived')
  const now = instantOf(context)
  const { workspaceId, transaction } = context
  const changed = await putMembers(transaction, { workspaceId, segmentId, now, add, remove })
  await updateSegment(transaction, segmentId, {
    member_count: segment.memberCount + changed.added - changed.removed,
    refreshed_at: now,
  })
  if (changed.added > 0) await recordEvent(context, events.entered, { segmentId, at: now, count: changed.added })
  if (changed.removed > 0) await recordEvent(context, events.left, { segmentId, at: now, count: changed.removed })
  return changed
}
