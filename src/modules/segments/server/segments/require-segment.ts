import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { SegmentRecord } from '../../contract.ts'
import { findSegment } from './segment-queries.ts'

/** Throws not found `segments.no_such_segment`. */
export async function requireSegment(
  context: Context,
  id: string,
  options: { isLocked?: true } = {},
): Promise<SegmentRecord> {
  const segment = await findSegment(context.transaction, id, options)
  if (!segment) throw notFound('segments.no_such_segment')
  return segment
}
