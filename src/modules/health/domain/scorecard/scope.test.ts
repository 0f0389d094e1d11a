import { expect, it } from 'vitest'
import { fitOf, isFit } from './scope.ts'

const scope = { phases: ['adoption' as const], touchModels: ['high' as const, 'none' as const], segments: ['a', 'b'] }
const placed = { phase: 'adoption', touchModel: 'high', segments: new Set(['b', 'c']) }

it.each([
  ['all of it', scope, placed, true],
  ['another phase', scope, { ...placed, phase: 'churned' }, false],
  ['another touch model', scope, { ...placed, touchModel: 'tech' }, false],
  ['no touch model, which is one of them', scope, { ...placed, touchModel: null }, true],
  ['none of the segments', scope, { ...placed, segments: new Set(['c']) }, false],
  ['no segment, where none is asked for', { ...scope, segments: [] }, { ...placed, segments: new Set<string>() }, true],
])('%s', (_, scorecard, customer, fits) => {
  expect(isFit(fitOf(scorecard, customer))).toBe(fits)
})
