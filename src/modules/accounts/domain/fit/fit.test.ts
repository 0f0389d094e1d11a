import { expect, it } from 'vitest'
import idealJson from '../../content/ideal-customer.json' with { type: 'json' }
import { idealCustomerSchema, judgeFit, shareOf } from './fit.ts'

const ideal = idealCustomerSchema.parse(idealJson)
const all: [string, (string | number)[]][] = [
  ['hearing.why_now', ['人が足りない']],
  ['hearing.kpi_name', ['承認日数']],
  ['hearing.hours', ['from_3_to_5']],
  ['hearing.literacy', ['average']],
  ['account.employeeCount', [300]],
]

it.each([
  { name: 'all', facts: all, verdict: 'fit', score: 100 },
  { name: 'nothing', facts: [], verdict: 'unknown', score: null },
  { name: 'only the size', facts: all.slice(4), verdict: 'unknown', score: 100 },
  { name: 'two reasons', facts: all.slice(0, 2), verdict: 'fit', score: 100 },
])('judges $name as $verdict', ({ facts, verdict, score }) => {
  expect(judgeFit(ideal, new Map(facts))).toMatchObject({ verdict, score })
})

it('counts what speaks against a customer, but not what nobody has said', () => {
  const facts = new Map<string, (string | number)[]>([
    ...all,
    ['hearing.hours', ['under_1']],
    ['hearing.literacy', ['novice']],
  ])
  expect(judgeFit(ideal, facts)).toMatchObject({ verdict: 'caution', score: 64, known: 1 })
  facts.delete('hearing.literacy')
  expect(judgeFit(ideal, facts)).toMatchObject({ score: 70 })
})

it('lets a must-have rule a customer out', () => {
  const strict = { ...ideal, criteria: ideal.criteria.map((each) => ({ ...each, isMust: each.key === 'size' })) }
  expect(judgeFit(strict, new Map([...all, ['account.employeeCount', [3]]]))).toMatchObject({ verdict: 'poor_fit' })
})

it('says with a word of its own that the two lines cross', () => {
  const { error } = idealCustomerSchema.safeParse({ ...ideal, cautionFrom: 80, fitFrom: 60 })
  expect(error?.issues).toMatchObject([{ path: ['cautionFrom'], params: { code: 'accounts.fit_lines_crossed' } }])
})

// Values after Wilson's score interval, computed by hand.
it.each([
  { successes: 0, cases: 4, low: 0, high: 0.49 },
  { successes: 2, cases: 4, low: 0.15, high: 0.85 },
  { successes: 50, cases: 100, low: 0.404, high: 0.596 },
])('gives $successes of $cases an interval', ({ successes, cases, low, high }) => {
  const found = shareOf(successes, cases)
  expect(found?.low).toBeCloseTo(low, 2)
  expect(found?.high).toBeCloseTo(high, 2)
})

it('has no share without a case', () => {
  expect(shareOf(0, 0)).toBeNull()
})
