import type { Attribute } from '#platform/attributes/attribute.ts'
import type { AccountHealth, HealthCause, ShownValue } from '../../contract/account-health.ts'
import { bandAt } from '../../domain/score/band.ts'
import { causesOf, type Judged } from '../../domain/score/difference.ts'
import { decidingCap, explain, pathToGood } from '../../domain/score/explain.ts'
import { activeHolds, type Scored } from '../../domain/score/score.ts'
import { type Measure, measuresOf, type Scorecard } from '../../domain/scorecard/scorecard.ts'
import type { ActiveScorecard } from '../scorecards/active-scorecards.ts'
import type { ScoreRow } from '../tables.ts'

type Attributes = ReadonlyMap<string, Attribute>

/** A stored row as the domain's score. */
export function scoredOf(row: Omit<ScoreRow, 'workspace_id' | 'day' | 'shown' | 'pending_days'>): Scored {
  return {
    values: row.known,
    shares: row.shares,
    freshness: row.freshness ?? row.shares.map(() => 100),
    raw: row.raw,
    score: row.score,
    coverage: row.coverage,
    caps: row.caps,
    isHeld: row.is_held,
    band: bandAt(row.band),
  }
}

export function shownValue({ curve, attribute }: Measure, kept: number, attributes: Attributes): ShownValue {
  const unit = attributes.get(attribute)?.unit ?? null
  if (curve.kind === 'points') return { kind: 'number', number: kept, unit, option: null }
  if (curve.kind === 'boolean') return { kind: 'boolean', number: kept, unit: null, option: null }
  return { kind: 'choice', number: kept, unit: null, option: curve.shares[kept]?.option ?? null }
}

type Described = NonNullable<AccountHealth['judged']>

/** A score in parts, for people: every measure with its points, what overrules it and what would turn it green. */
export function describeScore(row: ScoreRow, scorecard: ActiveScorecard, attributes: Attributes): Described {
  const { definition } = scorecard
  const scored = scoredOf(row)
  const shown = (measure: Measure, kept: number) => shownValue(measure, kept, attributes)
  const parts = explain(definition, scored)
  const path = pathToGood(definition, scored)
  const deciding = row.is_decided ? null : decidingCap(definition, scored)
  return {
    day: row.day,
    scorecard: { key: scorecard.key, name: definition.name, version: scorecard.version },
    score: row.score,
    raw: row.raw,
    band: bandAt(row.shown),
    nextBand: row.band === row.shown ? null : bandAt(row.band),
    limits: definition.bands,
    coverage: row.coverage,
    isReference: row.coverage < definition.enoughCoverage,
    groups: definition.groups.map(({ key, name }) => {
      const own = parts.filter(({ groupKey }) => groupKey === key)
      return {
        key,
        name,
        max: own.reduce((sum, { max }) => sum + max, 0),
        won: own.reduce((sum, { won }) => sum + won, 0),
        parts: own.map(({ measure, state, value, max, won, missed }) => ({
          key: measure.key,
          name: measure.name,
          weight: measure.weight,
          state,
          isConnected: attributes.has(measure.attribute),
          value: value === null ? null : shown(measure, value),
          max,
          won,
          missed,
        })),
      }
    }),
    caps: definition.caps.flatMap((cap, place) =>
      (row.caps & (1 << place)) === 0
        ? []
        : [{ key: cap.key, name: cap.name, atMost: cap.atMost, isDeciding: cap.key === deciding?.key }],
    ),
    holds: activeHolds(definition, scored).map(({ name }) => name),
    pathToGood: path && {
      caps: path.caps.map(({ key, name, atMost }) => ({ key, name, atMost })),
      steps: path.steps.map(({ measure, from, to, points }) => ({
        key: measure.key,
        name: measure.name,
        from: shown(measure, from),
        to: shown(measure, to),
        points,
      })),
      reaches: path.reaches,
      isEnough: path.isEnough,
    },
  }
}

/** Why the score of one day is another than of an earlier one. */
export function describeCauses(before: Judged, after: Judged, attributes: Attributes): HealthCause[] {
  const measureOf = (scorecard: Scorecard, key: string | null) => measuresOf(scorecard).find((each) => each.key === key)
  const shown = (measure: Measure | undefined, kept: number | null) =>
    measure === undefined || kept === null ? null : shownValue(measure, kept, attributes)
  return causesOf(before, after).map(({ kind, key, name, points, from, to }) => ({
    kind,
    name,
    points,
    from: kind === 'value' ? shown(measureOf(before.scorecard, key), from) : null,
    to: kind === 'value' ? shown(measureOf(after.scorecard, key), to) : null,
  }))
}
