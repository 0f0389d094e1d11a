import { expect, it } from 'vitest'
import { newId } from '#platform/kernel/ids.ts'
import { decodeIdCursor, encodeCursor } from './cursor.ts'

it('gives the ID back that a page ended with', () => {
  const id = newId()
  expect(decodeIdCursor(encodeCursor([id]))).toBe(id)
})

it.each([
  ['dashes of the right length', encodeCursor(['-'.repeat(36)])],
  ['a number', encodeCursor([7])],
  ['nothing', encodeCursor([])],
  ['what is no cursor', 'not a cursor'],
])('refuses %s', (_, cursor) => {
  expect(() => decodeIdCursor(cursor)).toThrow('http.invalid_cursor')
})
