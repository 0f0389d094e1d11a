import { expect, test } from 'vitest'
import { benchmarks } from '../content/built-in.ts'
import { benchmarksSchema, gradeTimeToValue } from './benchmark.ts'

test.each([
  ['smb', 5, 'world_class'],
  ['smb', 21, 'world_class'],
  ['smb', 21.5, 'good'],
  ['smb', 25, 'good'],
  ['smb', 45, 'good'],
  ['smb', 46, 'poor'],
  ['mid_market', 45, 'world_class'],
  ['mid_market', 46, 'good'],
  ['mid_market', 90, 'good'],
  ['mid_market', 91, 'poor'],
  ['enterprise', 60, 'world_class'],
  ['enterprise', 120, 'good'],
  ['enterprise', 121, 'poor'],
  ['unheard_of', 10, null],
])('%s after %d days is %s', (segment, days, grade) => {
  expect(gradeTimeToValue(benchmarks, segment, days)).toBe(grade)
})

test('bands that cross are refused', () => {
  const [smb] = benchmarks.timeToFirstValue
  const crossed = { timeToFirstValue: [{ ...smb, worldClass: { from: 14, to: 50 } }] }
  expect(benchmarksSchema.safeParse(crossed).success).toBe(false)
})
