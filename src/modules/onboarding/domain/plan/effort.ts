import { invalid } from '#platform/kernel/errors.ts'
import { maxChunkMinutes } from '../task.ts'

/**
 * The pieces of a homework with another effort in all, each in its share; whole minutes that add up. Throws invalid
 * `onboarding.homework_not_cut` where a piece would take longer than one may.
 */
export function spreadEffort<Chunk extends { minutes: number }>(
  chunks: readonly Chunk[],
  effortMinutes: number,
): Chunk[] {
  if (chunks.length === 0) return []
  const before = chunks.reduce((sum, { minutes }) => sum + minutes, 0)
  const upTo = (index: number) => {
    const share = chunks.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0)
    return Math.round(effortMinutes * (before === 0 ? index / chunks.length : share / before))
  }
  const spread = chunks.map((chunk, index) => ({ ...chunk, minutes: upTo(index + 1) - upTo(index) }))
  if (spread.some(({ minutes }) => minutes > maxChunkMinutes)) throw invalid('onboarding.homework_not_cut')
  return spread
}
