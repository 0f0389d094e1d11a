import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { SegmentRecord } from '../../contract.ts'
import type { Group } from '../../domain/condition.ts'
import type { Sources } from '../conditions/compile-condition.ts'
import { fillSegment } from '../members/refresh-segments.ts'
import { refuseNesting } from './refuse-nesting.ts'
import { requireSegment } from './require-segment.ts'
import { selectSegments, updateSegment } from './segment-queries.ts'

interface Change {
  version: number
  name?: string | undefined
  description?: string | undefined
  condition?: Group | undefined
  isArchived?: boolean | undefined
}

/**
 * Changes what is given. Another condition is followed at once; while archived nobody moves, and whoever comes back is
 * told anew. Throws not found `segments.no_such_segment`, conflict `segments.changed_meanwhile`, invalid
 * `segments.static_has_no_condition` and `segments.condition_unfit`.
 */
export async function changeSegment(
  context: Context,
  sources: Sources,
  id: string,
  { version, name, description, condition, isArchived }: Change,
): Promise<SegmentRecord> {
  const segment = await requireSegment(context, id, { isLocked: true })
  if (segment.version !== version) throw conflict('segments.changed_meanwhile')
  if (condition && segment.kind === 'static') throw invalid('segments.static_has_no_condition')
  if (condition) refuseNesting(condition, await selectSegments(context.transaction, 'no'), id)
  const now = instantOf(context)
  const wasArchived = segment.archivedAt !== null
  const staysArchived = isArchived ?? wasArchived
  await updateSegment(context.transaction, id, {
    version: version + 1,
    updated_at: now,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(condition !== undefined && { condition: JSON.stringify(condition) }),
    ...(staysArchived !== wasArchived && { archived_at: staysArchived ? now : null }),
  })
  const isToldAnew = condition !== undefined || (wasArchived && segment.kind === 'live')
  if (isToldAnew && !staysArchived)
    await fillSegment(context, sources, { id, condition: condition ?? segment.condition })
  return requireSegment(context, id)
}
