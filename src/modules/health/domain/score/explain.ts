import { shareOf, valueToReach } from '../scorecard/curve.ts'
import { type Cap, type Measure, measuresOf, type Scorecard } from '../scorecard/scorecard.ts'
import { countPoints, lowestCap, type Scored } from './score.ts'

/** How a measure came to count as it does. */
export type PartState = 'known' | 'fading' | 'left_out' | 'worst' | 'neutral'

export interface Part {
  measure: Measure
  groupKey: string
  state: PartState
  value: number | null
  /** Thousandths. */
  share: number | null
  /** How many of the customer's 100 points it could win, wins and misses; 0 where it is left out. */
  max: number
  won: number
  missed: number
}

/** What each measure won and missed; the points won sum to the exact score before caps. */
export function explain(scorecard: Scorecard, scored: Pick<Scored, 'values' | 'shares' | 'freshness'>): Part[] {
  const { of } = countPoints(measuresOf(scorecard), scored)
  let index = -1
  return scorecard.groups.flatMap((group) =>
    group.measures.map((measure) => {
      index += 1
      const value = scored.values[index] ?? null
      const share = scored.shares[index] ?? null
      const freshness = scored.freshness[index] ?? 100
      const max = share === null || of === 0 ? 0 : (100 * measure.weight * freshness) / of
      const won = (max * (share ?? 0)) / 1000
      return {
        measure,
        groupKey: group.key,
        state: stateOf(measure, value, share, freshness),
        value,
        share,
        max,
        won,
        missed: max - won,
      }
    }),
  )
}

function stateOf({ missing }: Measure, value: number | null, share: number | null, freshness: number): PartState {
  if (value !== null) return freshness < 100 ? 'fading' : 'known'
  if (share === null || missing.policy === 'leave_out') return 'left_out'
  return missing.policy
}

export interface Step {
  measure: Measure
  from: number
  /** The value to reach, in the curve's numbers. */
  to: number
  points: number
}

export interface PathToGood {
  /** Caps that have to go first. */
  caps: Cap[]
  /** The fewest measures that are enough together; the last one only as far as needed. */
  steps: Step[]
  /** The score with all that; below the limit where it cannot be reached by what is known. */
  reaches: number
  isEnough: boolean
}

/** What would turn a score green: which caps must go and the fewest known measures to better. Null where it is green. */
export function pathToGood(scorecard: Scorecard, scored: Scored): PathToGood | null {
  const goal = scorecard.bands.good
  if (scored.raw === null || scored.score === null || (scored.band === 'good' && scored.score >= goal)) return null
  const parts = explain(scorecard, scored)
  const caps = scorecard.caps.filter(({ atMost }, place) => (scored.caps & (1 << place)) !== 0 && atMost < goal)
  const better = parts
    .flatMap((part) => {
      const best = bestShare(part.measure)
      const gain = (part.max * (best - (part.share ?? 0))) / 1000
      return part.value !== null && gain > 0 ? [{ part, best, gain }] : []
    })
    .toSorted((a, b) => b.gain - a.gain)
  let reached = parts.reduce((sum, { won }) => sum + won, 0)
  const steps: Step[] = []
  for (const { part, best, gain } of better) {
    // Half a point below the goal is rounded up to it.
    const lacking = goal - 0.5 - reached
    if (lacking <= 0) break
    const share = Math.min(best, Math.ceil((part.share ?? 0) + (Math.min(gain, lacking) * 1000) / part.max - 1e-9))
    const to = valueToReach(part.measure.curve, part.value ?? 0, share) ?? part.value ?? 0
    // Yes and no and choices have no values between: what is reached may be worth more than what is lacking.
    const points = (part.max * (shareOf(part.measure.curve, to) - (part.share ?? 0))) / 1000
    steps.push({ measure: part.measure, from: part.value ?? 0, to, points })
    reached += points
  }
  const reaches = Math.floor(reached + 0.5 + 1e-9)
  return { caps, steps, reaches, isEnough: reaches >= goal }
}

function bestShare({ curve }: Measure): number {
  if (curve.kind === 'boolean') return Math.max(curve.yes, curve.no) * 10
  const shares = curve.kind === 'points' ? curve.points : curve.shares
  return Math.max(...shares.map(({ share }) => share)) * 10
}

/** The cap that decides the score: the strictest that holds, where it takes something away. */
export function decidingCap(scorecard: Scorecard, scored: Pick<Scored, 'raw' | 'caps'>): Cap | null {
  const limit = lowestCap(scorecard, scored.caps)
  if (scored.raw === null || scored.raw <= limit) return null
  return scorecard.caps.find(({ atMost }, place) => (scored.caps & (1 << place)) !== 0 && atMost === limit) ?? null
}
