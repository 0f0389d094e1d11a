import type { Scorecard } from '../scorecard/scorecard.ts'

/** From worst to best; `unknown` and `held` stand beside them. A band is kept as its place in this list. */
export const bands = ['unknown', 'risk', 'watch', 'good', 'held'] as const
export type Band = (typeof bands)[number]

export const rankOf = (band: Band) => bands.indexOf(band)
export const bandAt = (rank: number): Band => bands[rank] ?? 'unknown'
export const isJudged = (band: Band) => band === 'risk' || band === 'watch' || band === 'good'

export function bandOf(score: number | null, limits: Scorecard['bands']): Band {
  if (score === null) return 'unknown'
  if (score >= limits.good) return 'good'
  return score >= limits.watch ? 'watch' : 'risk'
}

export interface Standing {
  score: number | null
  /** The band of this very score. */
  band: Band
  /** The band that people see: it follows once the score has stayed beyond the limit. */
  shown: Band
  /** How many days in a row the score has been on the other side; 0 where both bands agree. */
  pendingDays: number
}

/**
 * Which band is shown today, given the standing of the day before: it changes after so many days on the same side of the
 * shown band, at once after a jump, and whenever either side is no judgement or a person's decision.
 */
export function settle(
  before: Standing | null,
  today: { score: number | null; band: Band; isDecided: boolean },
  { days, jump }: Scorecard['steady'],
): Standing {
  const { score, band } = today
  const moved = { score, band, shown: band, pendingDays: 0 }
  if (before === null || before.shown === band || today.isDecided) return moved
  if (!isJudged(band) || !isJudged(before.shown) || score === null || before.score === null) return moved
  if (Math.abs(score - before.score) >= jump) return moved
  const side = Math.sign(rankOf(band) - rankOf(before.shown))
  const sideBefore = Math.sign(rankOf(before.band) - rankOf(before.shown))
  const pendingDays = before.pendingDays > 0 && side === sideBefore ? before.pendingDays + 1 : 1
  return pendingDays >= days ? moved : { score, band, shown: before.shown, pendingDays }
}
