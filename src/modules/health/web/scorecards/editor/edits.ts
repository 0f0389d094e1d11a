import type { ScorecardDetail } from '../../../contract.ts'
import type { Curve } from '../../../domain/scorecard/curve.ts'
import type { FactTest } from '../../../domain/scorecard/fact-test.ts'
import type { Measure, Scorecard } from '../../../domain/scorecard/scorecard.ts'

export type Measurable = ScorecardDetail['attributes'][number]
type Names = Scorecard['name']

/** A key that is not among those that are taken: `measure_3`. */
export function freshKey(prefix: string, taken: readonly string[]): string {
  let place = taken.length + 1
  while (taken.includes(`${prefix}_${place}`)) place += 1
  return `${prefix}_${place}`
}

/** A curve to begin with: the more the better, yes is better, the first choice is best. */
export function blankCurve({ kind, unit, options }: Measurable): Curve {
  if (kind === 'boolean') return { kind: 'boolean', yes: 100, no: 0 }
  if (kind === 'number' || kind === 'money') {
    const most = unit === 'percent' ? 100 : 10
    return {
      kind: 'points',
      points: [
        { at: 0, share: 0 },
        { at: most, share: 100 },
      ],
    }
  }
  const last = Math.max(1, options.length - 1)
  return {
    kind: 'choice',
    shares: options
      .slice(0, 50)
      .map((option, index) => ({ option, share: Math.max(0, Math.round(100 - (100 * index) / last)) })),
  }
}

export const blankMeasure = (attribute: Measurable, name: Names, taken: readonly string[]): Measure => ({
  key: freshKey('measure', taken),
  name,
  attribute: attribute.key,
  weight: 10,
  curve: blankCurve(attribute),
  missing: { policy: 'leave_out' },
})

/** A question about the attribute to begin with. */
export function blankTest({ key, kind, options }: Pick<Measurable, 'key' | 'kind' | 'options'>): FactTest {
  if (kind === 'boolean') return { attribute: key, test: 'yes' }
  if (kind === 'number' || kind === 'money') return { attribute: key, test: 'at_most', value: 0 }
  return { attribute: key, test: 'one_of', values: options.slice(0, 1) }
}

/** Which questions fit an attribute of the kind. */
export function testsFor(kind: string): readonly FactTest['test'][] {
  if (kind === 'boolean') return ['yes', 'no', 'empty']
  if (kind === 'number' || kind === 'money') return ['at_least', 'at_most', 'empty']
  return ['one_of', 'empty']
}

/** The question with another comparison, its value kept where it fits. */
export function withTest(before: FactTest, test: FactTest['test'], options: readonly string[]): FactTest {
  const { attribute } = before
  if (test === 'at_least' || test === 'at_most') return { attribute, test, value: 'value' in before ? before.value : 0 }
  if (test === 'one_of') return { attribute, test, values: 'values' in before ? before.values : options.slice(0, 1) }
  return { attribute, test }
}

/** The list with the item at `index` a place earlier or later. */
export function moved<Item>(list: readonly Item[], index: number, by: -1 | 1): Item[] {
  const item = list[index]
  const other = list[index + by]
  return item === undefined || other === undefined ? [...list] : list.with(index, other).with(index + by, item)
}

/** A scorecard from nothing: one measure that everybody has, how the customer feels to us. */
export const blankScorecard = (name: Names, words: { group: Names; measure: Names }): Scorecard => ({
  name,
  phases: ['adoption', 'renewal', 'expansion', 'won_back'],
  touchModels: ['high', 'low', 'tech', 'none'],
  segments: [],
  groups: [
    {
      key: 'group_1',
      name: words.group,
      measures: [
        {
          key: 'measure_1',
          name: words.measure,
          attribute: 'health.sentiment',
          weight: 100,
          curve: {
            kind: 'choice',
            shares: [
              { option: 'good', share: 100 },
              { option: 'neutral', share: 60 },
              { option: 'bad', share: 0 },
            ],
          },
          missing: { policy: 'leave_out' },
        },
      ],
    },
  ],
  bands: { good: 80, watch: 60 },
  caps: [],
  holds: [],
  enoughCoverage: 60,
  leastCoverage: 0,
  steady: { days: 2, jump: 15 },
})
