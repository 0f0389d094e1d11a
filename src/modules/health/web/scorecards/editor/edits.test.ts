import { expect, it } from 'vitest'
import { scorecardSchema } from '../../../domain/scorecard/scorecard.ts'
import { sampleScorecard } from '../../../testing.ts'
import { problemsOf } from '../problems.ts'
import { blankCurve, blankMeasure, blankScorecard, blankTest, freshKey, moved, testsFor, withTest } from './edits.ts'

const words = { ja: '指標', en: 'Measure' }
const attribute = (kind: string, options: string[] = []) => ({
  key: 'test.one',
  kind,
  unit: null,
  options,
  optionNames: {},
  name: null,
})

it('begins with what can be saved', () => {
  expect(problemsOf(blankScorecard(words, { group: words, measure: words }))).toEqual([])
  for (const kind of ['number', 'money', 'boolean', 'choice']) {
    const one = attribute(kind, kind === 'choice' ? ['a', 'b', 'c'] : [])
    const { key, ...measure } = blankMeasure(one, words, ['measure_2'])
    expect(key).toBe('measure_3')
    const [group] = sampleScorecard.groups
    const definition = {
      ...sampleScorecard,
      groups: [{ key: 'g', name: words, measures: [{ ...measure, key, weight: 100 }] }],
      caps: [
        {
          key: 'cap',
          name: words,
          atMost: 10,
          when: testsFor(kind).map((test) => withTest(blankTest(one), test, one.options)),
        },
      ],
    }
    expect(group && scorecardSchema.safeParse(definition).error).toBeUndefined()
  }
  expect(blankCurve(attribute('choice', ['a', 'b', 'c']))).toEqual({
    kind: 'choice',
    shares: [
      { option: 'a', share: 100 },
      { option: 'b', share: 50 },
      { option: 'c', share: 0 },
    ],
  })
  expect(freshKey('cap', ['cap_2'])).toBe('cap_3')
  expect([moved(['a', 'b'], 0, 1), moved(['a', 'b'], 0, -1)]).toEqual([
    ['b', 'a'],
    ['a', 'b'],
  ])
})

const [use, people] = sampleScorecard.groups
const [users, tickets] = use?.measures ?? []
const withUsers = (change: object) => ({
  ...sampleScorecard,
  groups: [{ ...use, measures: [{ ...users, ...change }, tickets] }, people],
})

it.each([
  ['weights', withUsers({ weight: 30 }), [{ kind: 'weights_sum', name: null }]],
  ['no name', withUsers({ name: { ja: ' ', en: 'Users' } }), [{ kind: 'name', name: { ja: ' ', en: 'Users' } }]],
  [
    'points in disorder',
    withUsers({
      curve: {
        kind: 'points',
        points: [
          { at: 5, share: 0 },
          { at: 5, share: 9 },
        ],
      },
    }),
    [{ kind: 'points_ascending', name: users?.name }],
  ],
  ['no choice', withUsers({ curve: { kind: 'choice', shares: [] } }), [{ kind: 'no_choices', name: users?.name }]],
  ['bands', { ...sampleScorecard, bands: { good: 60, watch: 60 } }, [{ kind: 'bands_ascending', name: null }]],
  ['nobody', { ...sampleScorecard, phases: [] }, [{ kind: 'nobody', name: null }]],
  [
    'a cap of nothing',
    { ...sampleScorecard, caps: [{ ...sampleScorecard.caps[0], when: [] }] },
    [{ kind: 'no_condition', name: sampleScorecard.caps[0]?.name }],
  ],
])('says what is wrong: %s', (_, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems)
})
