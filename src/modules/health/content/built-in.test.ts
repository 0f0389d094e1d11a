import { expect, it } from 'vitest'
import { scoreOf } from '../domain/score/score.ts'
import { measuresOf, scoredPhases, scoredTouchModels } from '../domain/scorecard/scorecard.ts'
import { builtInScorecards } from './built-in.ts'

it('fits every scored phase and touch model exactly once', () => {
  const pairs = builtInScorecards.flatMap(({ definition }) =>
    definition.phases.flatMap((phase) => definition.touchModels.map((model) => `${phase} ${model}`)),
  )
  expect(pairs.toSorted()).toEqual(
    scoredPhases.flatMap((phase) => scoredTouchModels.map((model) => `${phase} ${model}`)).toSorted(),
  )
})

const weightsOf = (key: string) => {
  const card = builtInScorecards.find((each) => each.key === key)
  return Object.fromEntries(
    card?.definition.groups.map((group) => [group.key, group.measures.reduce((sum, { weight }) => sum + weight, 0)]) ??
      [],
  )
}

it('shifts the weight of relations to usage where nobody is met', () => {
  expect(weightsOf('health_std')).toEqual({
    usage: 40,
    outcome: 20,
    relationship: 15,
    satisfaction: 15,
    support: 5,
    contract: 5,
  })
  expect(weightsOf('health_std_tech')).toEqual({ usage: 55, outcome: 20, satisfaction: 15, support: 5, contract: 5 })
})

const points = (key: string, measureKey: string, value: number | string) => {
  const definition = builtInScorecards.find((each) => each.key === key)?.definition
  const measure = definition && measuresOf(definition).find((each) => each.key === measureKey)
  if (!definition || !measure) throw new Error('no such measure')
  const { shares } = scoreOf(definition, new Map([[measure.attribute, value]]), { daysInPhase: null, override: null })
  return Math.round(((shares[measuresOf(definition).indexOf(measure)] ?? 0) * measure.weight) / 1000)
}

it.each([
  [
    'health_onb',
    'milestones',
    [
      [-3, 25],
      [0, 25],
      [1, 15],
      [5, 15],
      [6, 8],
      [10, 8],
      [11, 0],
      [40, 0],
    ],
  ],
  [
    'health_onb',
    'homework',
    [
      [100, 15],
      [80, 15],
      [79, 8],
      [50, 8],
      [49, 0],
    ],
  ],
  [
    'health_onb',
    'logins',
    [
      [70, 15],
      [69, 8],
      [40, 8],
      [39, 0],
    ],
  ],
  [
    'health_onb',
    'key_action',
    [
      [100, 15],
      [50, 7],
      [0, 0],
    ],
  ],
  [
    'health_onb',
    'attendance',
    [
      [100, 10],
      [60, 6],
      [0, 0],
    ],
  ],
  [
    'health_onb',
    'replies',
    [
      [3, 10],
      [4, 5],
      [7, 5],
      [8, 0],
    ],
  ],
  [
    'health_onb',
    'first_value',
    [
      ['on_time', 5],
      ['late', 2],
      ['none', 0],
    ],
  ],
  [
    'health_onb',
    'sentiment',
    [
      ['good', 5],
      ['neutral', 3],
      ['bad', 0],
    ],
  ],
  [
    'health_std',
    'active_users',
    [
      [70, 15],
      [45, 8],
      [20, 0],
    ],
  ],
  [
    'health_std',
    'trend',
    [
      [5, 10],
      [0, 10],
      [-20, 5],
      [-40, 0],
    ],
  ],
  [
    'health_std',
    'csat',
    [
      [4.3, 5],
      [3, 0],
    ],
  ],
  [
    'health_std',
    'severe_tickets',
    [
      [0, 5],
      [1, 3],
      [2, 0],
    ],
  ],
] as const)('gives the points of the method: %s, %s', (key, measure, cases) => {
  expect(cases.map(([value]) => [value, points(key, measure, value)])).toEqual(cases.map((each) => [...each]))
})
