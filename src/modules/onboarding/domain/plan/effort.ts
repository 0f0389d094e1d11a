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

/** Beyond this it is a project of its own, which nobody does half an hour at a time. */
const mostPieces = 40

/**
 * Homework that nobody cut, in pieces as even as whole minutes allow, none longer than one may take; named by their place
 * in the whole. None where it is short enough, or far too long.
 */
export function cutIntoPieces<Name extends { ja: string; en: string }>(
  name: Name,
  effortMinutes: number,
): { name: { ja: string; en: string }; minutes: number }[] {
  const count = Math.ceil(effortMinutes / maxChunkMinutes)
  if (count < 2 || count > mostPieces) return []
  const upTo = (index: number) => Math.round((effortMinutes * index) / count)
  return Array.from({ length: count }, (_, index) => ({
    name: { ja: `${name.ja}(${index + 1}/${count})`, en: `${name.en} (${index + 1}/${count})` },
    minutes: upTo(index + 1) - upTo(index),
  }))
}
