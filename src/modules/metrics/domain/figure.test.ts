import { expect, test } from 'vitest'
import { countsIn, figures } from './figure.ts'
import type { Observed } from './time-to-value.ts'

const quick: Observed = { band: 'up_to_30', days: 12, watched: 400 }
const young: Observed = { band: 'up_to_30', days: 12, watched: 20 }
const slow: Observed = { band: 'over_90', days: 120, watched: 400 }
const open: Observed = { band: 'open', days: null, watched: 40 }
const gone: Observed = { band: 'never', days: null, watched: 400 }

test.each([
  ['quick', quick, ['started', 'reached', 'within_30', 'within_60', 'within_90', 'up_to_30']],
  ['quick, but not all of the days have passed', young, ['started', 'reached', 'up_to_30']],
  ['slow', slow, ['started', 'reached', 'over_90']],
  ['open', open, ['started', 'open']],
  ['gone without value', gone, ['started', 'never']],
] as const)('%s', (_, observed, counted) => {
  expect(figures.filter((figure) => countsIn(figure, observed))).toEqual(counted)
})
