import { type Context, instantOf } from '#platform/context/context.ts'
import type { ListedSegment } from '../../contract.ts'
import { countMoves, selectSegments } from './segment-queries.ts'

const weekMilliseconds = 7 * 86_400_000

export async function listSegments(context: Context, archived: 'no' | 'only'): Promise<{ items: ListedSegment[] }> {
  const segments = await selectSegments(context.transaction, archived)
  const since = instantOf({ clock: { now: () => context.clock.now() - weekMilliseconds } })
  const moves = await countMoves(context.transaction, since)
  return {
    items: segments.map((segment) => {
      const { entered = 0, left = 0 } = moves.get(segment.id) ?? {}
      return { ...segment, entered, left }
    }),
  }
}
