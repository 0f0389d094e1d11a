import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { SegmentRecord } from '../../contract.ts'
import type { Group } from '../../domain/condition.ts'
import type { Sources } from '../conditions/compile-condition.ts'
import { fillSegment } from '../members/refresh-segments.ts'
import { refuseNesting } from './refuse-nesting.ts'
import { requireSegment } from './require-segment.ts'
import { insertSegment, selectSegments } from './segment-queries.ts'

interface NewSegment {
  name: string
  description: string
  kind: 'live' | 'static'
  condition: Group | null
}

const most = 200
const everybody: Group = { match: 'all', of: [] }

/**
 * Makes a segment and fills it: a live one goes on following its condition, a static one keeps whom it selects now.
 * Throws invalid `segments.condition_missing` and `segments.condition_unfit`, conflict `segments.too_many_segments`.
 */
export async function createSegment(context: Context, sources: Sources, input: NewSegment): Promise<SegmentRecord> {
  const { name, description, kind, condition } = input
  if (kind === 'live' && condition === null) throw invalid('segments.condition_missing')
  const present = await selectSegments(context.transaction, 'no')
  if (present.length >= most) throw conflict('segments.too_many_segments', { max: most })
  if (condition !== null) refuseNesting(condition, present)
  const id = newId(context.clock.now())
  const now = instantOf(context)
  await insertSegment(context.transaction, {
    workspace_id: context.workspaceId,
    segment_id: id,
    name,
    description,
    kind,
    condition: JSON.stringify(condition ?? everybody),
    refreshed_at: now,
    created_by: context.actor.name,
    created_at: now,
    updated_at: now,
  })
  if (condition !== null) await fillSegment(context, sources, { id, condition, at: now })
  return requireSegment(context, id)
}
