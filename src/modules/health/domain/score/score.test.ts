import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sampleScorecard as card } from '../../testing.ts'
import type { Value } from '../scorecard/curve.ts'
import { measuresOf } from '../scorecard/scorecard.ts'
import { bandOf, type Standing, settle } from './band.ts'
import { causesOf } from './difference.ts'
import { decidingCap, explain, pathToGood } from './explain.ts'
import { type Known, scoreOf } from './score.ts'

const given = { daysInPhase: 100, override: null }
const known = (values: Record<string, Value>): Known =>
  new Map(Object.entries(values).map(([key, value]) => [`test.${key}`, value]))

it.each([
  ['all at their best', { users: 70, tickets: 0, mood: 'good', sponsor: true }, 100, 100],
  ['all at their worst', { users: 0, tickets: 9, mood: 'bad', sponsor: false }, 2, 100],
  // 40×0.5 + 20 of 60: left out, and of the neutral one half.
  ['between the points', { users: 45, tickets: 0 }, 63, 60],
  ['only what is left out', { users: null, mood: null }, null, 0],
  ['nobody provides anything', {}, null, 0],
  ['just enough', { sponsor: true }, 43, 15],
  ['an old opinion weighs half', { users: 70, tickets: 0, mood: 'bad', mood_age: 60, sponsor: true }, 86, 88],
  ['a stale opinion is gone', { users: 70, tickets: 0, mood: 'bad', mood_age: 90, sponsor: true }, 100, 75],
  ['an option that is not known', { users: 70, tickets: 0, mood: 'whatever', sponsor: true }, 100, 75],
  ['not a number', { users: Number.NaN, tickets: 0, sponsor: true }, 100, 35],
  ['endless', { users: Number.POSITIVE_INFINITY, tickets: 0, sponsor: true }, 100, 75],
] as const)('scores %s', (_, values, score, coverage) => {
  expect(scoreOf(card, known(values), given)).toMatchObject({ score, coverage })
})

it('counts the worst only after its days, and knows nothing of nothing', () => {
  expect(scoreOf(card, known({ users: 70, sponsor: true }), { ...given, daysInPhase: 29 }).score).toBe(100)
  expect(scoreOf(card, known({ users: 70, sponsor: true }), { ...given, daysInPhase: 30 }).score).toBe(73)
  const [first] = card.groups
  const blank = { ...card, groups: first ? [{ ...first, measures: first.measures.slice(0, 1) }] : [] }
  expect(scoreOf(blank, new Map(), given)).toMatchObject({ score: null, raw: null, band: 'unknown', coverage: 0 })
})

it.each([
  [{ left: true }, null, { score: 59, raw: 100, band: 'risk', caps: 1 }],
  [{ left: true, notice: true }, null, { score: 0, band: 'risk', caps: 3 }],
  [{ left: null }, null, { score: 100, caps: 0 }],
  [{ incident: true }, null, { score: 100, band: 'held', isHeld: true }],
  [{ left: true }, { score: 70, band: null }, { score: 70, band: 'watch', raw: 100 }],
  [{ incident: true }, { score: null, band: 'good' }, { score: 100, band: 'good', isHeld: true }],
] as const)('is overruled: %j %j', (values, override, expected) => {
  const best = known({ users: 70, tickets: 0, mood: 'good', sponsor: true, ...values })
  expect(scoreOf(card, best, { daysInPhase: 100, override })).toMatchObject(expected)
})

const anyValues = fc
  .record({
    users: fc.option(fc.double({ min: -50, max: 150, noNaN: true }), { nil: null }),
    tickets: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    mood: fc.option(fc.constantFrom('good', 'neutral', 'bad'), { nil: null }),
    mood_age: fc.integer({ min: 0, max: 120 }),
    sponsor: fc.option(fc.boolean(), { nil: null }),
    left: fc.option(fc.boolean(), { nil: null }),
    notice: fc.constantFrom(null, false, false, true),
    incident: fc.constantFrom(null, false),
  })
  .map(known)
const anyGiven = fc.record({
  daysInPhase: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  override: fc.option(
    fc.record({ score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), band: fc.constant(null) }),
    {
      nil: null,
    },
  ),
})

it('stays within 0 and 100, and its parts sum to it', () => {
  fc.assert(
    fc.property(anyValues, anyGiven, (values, facts) => {
      const scored = scoreOf(card, values, facts)
      const parts = explain(card, scored)
      const won = parts.reduce((sum, part) => sum + part.won, 0)
      expect(scored.raw).toBe(parts.some(({ max }) => max > 0) ? Math.floor(won + 0.5 + 1e-9) : null)
      for (const part of parts) expect(part.won + part.missed).toBeCloseTo(part.max, 9)
      if (scored.raw !== null) expect(parts.reduce((sum, part) => sum + part.max, 0)).toBeCloseTo(100, 9)
      expect(scored.score === null || (scored.score >= 0 && scored.score <= 100)).toBe(true)
      expect(scored.coverage >= 0 && scored.coverage <= 100).toBe(true)
      const cap = decidingCap(card, scored)
      if (cap && scored.score !== null && facts.override?.score == null) expect(scored.score).toBe(cap.atMost)
    }),
  )
})

it('never falls when a measure betters, nor because one at or below the mean is left out', () => {
  fc.assert(
    fc.property(anyValues, fc.double({ min: 0, max: 100, noNaN: true }), (values, more) => {
      const before = scoreOf(card, values, given)
      const users = values.get('test.users')
      if (typeof users !== 'number') return
      const better = scoreOf(card, new Map([...values, ['test.users', users + more]]), given)
      expect(better.raw ?? 0).toBeGreaterThanOrEqual(before.raw ?? 0)
      const [part] = explain(card, before)
      const without = scoreOf(card, new Map([...values, ['test.users', null]]), given)
      if (part && (part.share ?? 0) / 10 <= (before.raw ?? 0) - 1 && without.raw !== null)
        expect(without.raw).toBeGreaterThanOrEqual(before.raw ?? 0)
    }),
  )
})

it('tells causes that sum to the difference of two days', () => {
  fc.assert(
    fc.property(anyValues, anyValues, anyGiven, anyGiven, (first, second, a, b) => {
      const before = { scorecard: card, definitionNo: 1, scored: scoreOf(card, first, a) }
      const after = { scorecard: card, definitionNo: 1, scored: scoreOf(card, second, b) }
      const sum = causesOf(before, after).reduce((total, { points }) => total + points, 0)
      if (before.scored.score === null || after.scored.score === null) return
      // Each side is rounded once.
      expect(Math.abs(sum - ((after.scored.score ?? 0) - (before.scored.score ?? 0)))).toBeLessThanOrEqual(1.0001)
    }),
  )
})

it('names a cap that came, and a version that weighs otherwise', () => {
  const best = { users: 70, tickets: 0, mood: 'good', sponsor: true }
  const before = { scorecard: card, definitionNo: 1, scored: scoreOf(card, known(best), given) }
  const left = { ...before, scored: scoreOf(card, known({ ...best, left: true }), given) }
  expect(causesOf(before, left)).toMatchObject([{ kind: 'cap_entered', key: 'champion', points: -41 }])
  expect(causesOf(left, before)).toMatchObject([{ kind: 'cap_left', key: 'champion', points: 41 }])
  const worse = { ...before, scored: scoreOf(card, known({ ...best, users: 45 }), given) }
  expect(causesOf(before, worse)).toMatchObject([{ kind: 'value', key: 'users', points: -20, from: 70, to: 45 }])
  const swapped = {
    ...card,
    groups: card.groups.map((group) => ({
      ...group,
      measures: group.measures.map((each) => ({
        ...each,
        weight: { users: 20, tickets: 40, mood: 25, sponsor: 15 }[each.key] ?? 1,
      })),
    })),
  }
  const judgedAnew = {
    scorecard: swapped,
    definitionNo: 2,
    scored: scoreOf(swapped, known({ ...best, users: 45 }), given),
  }
  expect(causesOf(worse, judgedAnew).map(({ kind }) => kind)).toEqual(['version', 'version'])
})

it('finds the fewest improvements that turn it green, each only as far as needed', () => {
  const scored = scoreOf(card, known({ users: 45, tickets: 0, mood: 'bad', sponsor: true, left: true }), given)
  expect(scored).toMatchObject({ raw: 55, score: 55 })
  const path = pathToGood(card, scored)
  expect(path?.steps.map(({ measure }) => measure.key)).toEqual(['mood'])
  expect(path).toMatchObject({ caps: [{ key: 'champion' }], isEnough: true, reaches: 80, steps: [{ to: 0 }] })
  expect(pathToGood(card, scoreOf(card, known({ users: 70, tickets: 0, mood: 'good' }), given))).toBeNull()
})

it('keeps its promise: with the steps done and the caps gone it is green', () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      const scored = scoreOf(card, values, given)
      const path = pathToGood(card, scored)
      if (!path?.isEnough) return
      const done = new Map(values)
      for (const cap of card.caps) for (const { attribute } of cap.when) done.set(attribute, false)
      for (const { measure, to } of path.steps) {
        const { curve } = measure
        done.set(
          measure.attribute,
          curve.kind === 'choice' ? curve.shares[to]?.option : curve.kind === 'boolean' ? to === 1 : to,
        )
      }
      expect(bandOf(scoreOf(card, done, given).score, card.bands)).toBe('good')
    }),
    { numRuns: 500 },
  )
})

const stand = (
  score: number,
  shown: Standing['shown'],
  pendingDays = 0,
  band = bandOf(score, card.bands),
): Standing => ({
  score,
  band,
  shown,
  pendingDays,
})

it.each([
  ['the first day', null, 72, 'watch', 0],
  ['a day below', stand(82, 'good'), 78, 'good', 1],
  ['the second day below', stand(78, 'good', 1), 77, 'watch', 0],
  ['back again', stand(78, 'good', 1), 81, 'good', 0],
  ['a jump', stand(82, 'good'), 67, 'watch', 0],
  ['a jump upwards', stand(60, 'watch'), 85, 'good', 0],
  ['worse still on the second day', stand(70, 'good', 1), 58, 'risk', 0],
  ['to the other side', stand(58, 'watch', 1), 80, 'good', 0],
  ['nearly to the other side', stand(66, 'watch', 1, 'risk'), 80, 'watch', 1],
  ['out of the unknown', { score: null, band: 'unknown', shown: 'unknown', pendingDays: 0 }, 70, 'watch', 0],
] as const)('shows a band that does not flap: %s', (_, before, score, shown, pendingDays) => {
  const band = bandOf(score, card.bands)
  expect(settle(before, { score, band, isDecided: false }, card.steady)).toEqual({ score, band, shown, pendingDays })
})

it('shows at once what somebody decided', () => {
  expect(settle(stand(82, 'good'), { score: 78, band: 'watch', isDecided: true }, card.steady).shown).toBe('watch')
})

it('keeps the measures in the order of their groups', () => {
  expect(measuresOf(card).map(({ key }) => key)).toEqual(['users', 'tickets', 'mood', 'sponsor'])
})
