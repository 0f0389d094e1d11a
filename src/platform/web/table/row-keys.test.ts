import { expect, it } from 'vitest'
import { rowAfterKey } from './row-keys.ts'

it.each([
  { key: 'ArrowDown', active: 0, expected: 1 },
  { key: 'j', active: 98, expected: 99 },
  { key: 'ArrowDown', active: 99, expected: 99 },
  { key: 'k', active: 0, expected: 0 },
  { key: 'PageDown', active: 95, expected: 99 },
  { key: 'PageUp', active: 30, expected: 18 },
  { key: 'Home', active: 50, expected: 0 },
  { key: 'End', active: 50, expected: 99 },
  { key: 'x', active: 50, expected: undefined },
])('$key from row $active of 100 → $expected', ({ key, active, expected }) => {
  expect(rowAfterKey(key, active, 100)).toBe(expected)
})
