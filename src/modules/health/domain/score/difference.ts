import type { LocalText } from '../keys.ts'
import type { Scorecard } from '../scorecard/scorecard.ts'
import { decidingCap, explain, type Part } from './explain.ts'
import type { Scored } from './score.ts'

export type CauseKind =
  /** The measure itself is better or worse. */
  | 'value'
  /** It counts for more or less: other measures became known or unknown, or it aged. */
  | 'weight'
  | 'became_known'
  | 'no_longer_known'
  /** The scorecard was changed between the two days. */
  | 'version'
  | 'cap_entered'
  | 'cap_left'
  | 'decision'

export interface Cause {
  kind: CauseKind
  /** Of a measure or a cap; null of a decision. */
  key: string | null
  name: LocalText | null
  /** Points by which it moved the score. */
  points: number
  /** The kept numbers before and after, of `value`. */
  from: number | null
  to: number | null
}

export interface Judged {
  scorecard: Scorecard
  /** Tells whether two days were judged by the same version. */
  definitionNo: number
  scored: Scored
}

/** What moved a score from one day to another, the strongest first. The points sum to the difference, but for rounding. */
export function causesOf(before: Judged, after: Judged): Cause[] {
  const old = new Map(partsOf(before).map((part) => [part.measure.key, part]))
  const next = partsOf(after)
  const gone = [...old.values()].filter(({ measure }) => !next.some((part) => part.measure.key === measure.key))
  const isSameVersion = before.definitionNo === after.definitionNo
  const causes = [
    ...next.flatMap((part) => causesOfPart(old.get(part.measure.key), part, isSameVersion)),
    ...gone.map((part) => causeOf('version', part, -part.won)),
    ...causesBeyond(before, after),
  ]
  return causes
    .filter(({ points }) => Math.abs(points) >= 1e-9)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

const partsOf = ({ scorecard, scored }: Judged) => explain(scorecard, scored)

const causeOf = (kind: CauseKind, { measure }: Part, points: number): Cause => ({
  kind,
  key: measure.key,
  name: measure.name,
  points,
  from: null,
  to: null,
})

function causesOfPart(before: Part | undefined, after: Part, isSameVersion: boolean): Cause[] {
  if (before === undefined) return [causeOf('version', after, after.won)]
  if (before.value === null && after.value !== null) return [causeOf('became_known', after, after.won - before.won)]
  if (before.value !== null && after.value === null) return [causeOf('no_longer_known', after, after.won - before.won)]
  const isSameCurve = JSON.stringify(before.measure.curve) === JSON.stringify(after.measure.curve)
  // The same value judged by another curve is the version's doing, not the customer's.
  const byValue = (after.max * ((after.share ?? 0) - (before.share ?? 0))) / 1000
  const byWeight = ((after.max - before.max) * (before.share ?? 0)) / 1000
  return [
    {
      ...causeOf(isSameCurve || before.value !== after.value ? 'value' : 'version', after, byValue),
      from: before.value,
      to: after.value,
    },
    causeOf(isSameVersion ? 'weight' : 'version', after, byWeight),
  ]
}

/** What stands above the measures: caps and people's decisions. */
function causesBeyond(before: Judged, after: Judged): Cause[] {
  const steps = (judged: Judged) => {
    const exact = partsOf(judged).reduce((sum, { won }) => sum + won, 0)
    const cap = decidingCap(judged.scorecard, judged.scored)
    const capped = cap === null ? exact : Math.min(exact, cap.atMost)
    const { raw, score } = judged.scored
    const computed = raw === null ? null : Math.min(raw, cap?.atMost ?? 100)
    return { cap, byCap: capped - exact, byDecision: score === null || score === computed ? 0 : score - capped }
  }
  const [old, next] = [steps(before), steps(after)]
  const byCap = next.byCap - old.byCap
  const cap = byCap < 0 ? next.cap : old.cap
  return [
    {
      kind: byCap < 0 ? 'cap_entered' : 'cap_left',
      key: cap?.key ?? null,
      name: cap?.name ?? null,
      points: byCap,
      from: null,
      to: null,
    },
    { kind: 'decision', key: null, name: null, points: next.byDecision - old.byDecision, from: null, to: null },
  ]
}
