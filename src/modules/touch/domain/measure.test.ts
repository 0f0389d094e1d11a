import { expect, it } from 'vitest'
import { builtInJourney, builtInMeasures } from '../content/built-in.ts'
import { stateOf } from './journey.ts'
import { catalogueSchema, recommend, type TouchModel } from './measure.ts'

const fitOf = (key: string, touchModel: TouchModel | null, literacy?: string) => {
  const measure = builtInMeasures.measures.find((each) => each.key === key)
  if (measure === undefined) throw new Error(`no measure ${key}`)
  return recommend(measure, touchModel, new Map(literacy === undefined ? [] : [['hearing.literacy', [literacy]]])).fit
}

it.each([
  ['webinar', 'low', undefined, 'recommended'],
  ['webinar', 'high', undefined, 'other_touch'],
  ['webinar', null, undefined, 'possible'],
  ['manuals', 'tech', 'skilled', 'recommended'],
  ['manuals', 'tech', 'novice', 'against'],
  ['manuals', 'low', undefined, 'possible'],
  ['first_setup_support', 'low', 'novice', 'recommended'],
  ['setup_on_behalf', 'high', 'novice', 'recommended'],
  ['dedicated_consulting', 'high', undefined, 'recommended'],
] as const)('says of %s at %s with literacy %s: %s', (key, touchModel, literacy, fit) => {
  expect(fitOf(key, touchModel, literacy)).toBe(fit)
})

it('takes no two measures of one key', () => {
  const [first] = builtInMeasures.measures
  expect(catalogueSchema.safeParse({ measures: [first, first] }).success).toBe(false)
})

it('plans touchpoints for every touch model in onboarding, adoption and renewal', () => {
  for (const phase of ['onboarding', 'adoption', 'renewal'])
    for (const touchModel of ['high', 'low', 'tech'] as const)
      expect(
        builtInJourney.touchpoints.filter((point) => point.phase === phase && point.touchModels.includes(touchModel)),
      ).not.toEqual([])
})

it.each([
  [0, 0, 'upcoming'],
  [0, 1, 'met'],
  [2, 1, 'missing'],
  [2, 2, 'met'],
] as const)('expected %i, happened %i is %s', (expected, happened, state) => {
  expect(stateOf(expected, happened)).toBe(state)
})
