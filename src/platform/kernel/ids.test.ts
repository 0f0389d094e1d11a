import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

test('IDs of one millisecond keep their order', () => {
  const ids = Array.from({ length: 4_000 }, () => newId(1_700_000_000_000))
  expect([...ids].sort()).toEqual(ids)
})

test('IDs sort by the moment, and never repeat', () => {
  const ids = [newId(1), newId(2), newId(1)]
  expect((ids[0] ?? '') < (ids[1] ?? '')).toBe(true)
  expect((ids[2] ?? '') < (ids[1] ?? '')).toBe(true)
  const many = Array.from({ length: 10_000 }, () => newId(5))
  expect(new Set(many).size).toBe(10_000)
  expect(many.every(isId)).toBe(true)
})
