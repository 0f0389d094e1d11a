import { sql } from 'kysely'
import { type AttributeCatalogue, listAttributes } from '#platform/attributes/join-attributes.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { conditionErrors, type Group } from '../../domain/condition.ts'
import * as events from '../../events.ts'
import { compileCondition, type Sources } from '../conditions/compile-condition.ts'
import { requireSegment } from '../segments/require-segment.ts'
import { selectSegments, updateSegment } from '../segments/segment-queries.ts'
import { moveMembers } from './member-queries.ts'

interface Filled {
  id: string
  condition: Group
  catalogue?: AttributeCatalogue
  accountId?: string | undefined
  /** Of those who move; the context's instant unless told. */
  at?: string
}

/** One event for all that entered and one for all that left: thousands may move at once. */
async function tellMoves(context: Context, segmentId: string, at: string, moved: { entered: number; left: number }) {
  if (moved.entered > 0) await recordEvent(context, events.entered, { segmentId, at, count: moved.entered })
  if (moved.left > 0) await recordEvent(context, events.left, { segmentId, at, count: moved.left })
}

/** Brings a segment in line with its condition. Throws invalid `segments.condition_unfit`. */
export async function fillSegment(
  context: Context,
  sources: Sources,
  { id, condition, catalogue, accountId, at }: Filled,
) {
  const { joined, selects } = await compileCondition(context, sources, condition, catalogue)
  const only = accountId === undefined ? sql`` : sql`and ${joined.accountId} = ${accountId}::uuid`
  const now = at ?? instantOf(context)
  const { memberCount } = await requireSegment(context, id, { isLocked: true })
  const moved = await moveMembers(context.transaction, {
    workspaceId: context.workspaceId,
    segmentId: id,
    now,
    matching: sql`select ${joined.accountId} as account_id from ${joined.from} where ${selects} ${only}`,
    accountId,
  })
  const count = accountId === undefined ? moved.matching : memberCount + moved.entered - moved.left
  if (accountId === undefined || moved.entered + moved.left > 0)
    await updateSegment(context.transaction, id, { member_count: count, refreshed_at: now, problem: null })
  await tellMoves(context, id, now, moved)
  return moved
}

/** Throws not found `segments.no_such_segment`, invalid `segments.condition_unfit` and `segments.static_has_no_condition`. */
export async function refreshSegment(context: Context, sources: Sources, id: string) {
  const { kind, condition, archivedAt } = await requireSegment(context, id, { isLocked: true })
  if (kind === 'static') throw invalid('segments.static_has_no_condition')
  if (archivedAt !== null) throw invalid('segments.is_archived')
  const { entered, left, matching } = await fillSegment(context, sources, { id, condition })
  return { entered, left, memberCount: matching }
}

/**
 * Brings all live segments in line, or one customer's place in them. Where a condition no longer fits what there is, its
 * members stay and the segment says so; the others go on. A statement a segment, in the order of their making.
 */
export async function refreshSegments(context: Context, sources: Sources, accountId?: string): Promise<void> {
  const segments = (await selectSegments(context.transaction, 'no')).filter(({ kind }) => kind === 'live')
  if (segments.length === 0) return
  const catalogue = await listAttributes(context, sources())
  // Those that ask about other segments come after them.
  const asksOthers = ({ condition }: { condition: Group }) => JSON.stringify(condition).includes('segments.member_of')
  const inOrder = segments.toSorted((a, b) => Number(asksOthers(a)) - Number(asksOthers(b)) || (a.id < b.id ? -1 : 1))
  for (const { id, condition, problem } of inOrder) {
    const [error] = conditionErrors(condition, catalogue)
    if (error === undefined) await fillSegment(context, sources, { id, condition, catalogue, accountId })
    else if (problem !== error.code) await updateSegment(context.transaction, id, { problem: error.code })
  }
}
