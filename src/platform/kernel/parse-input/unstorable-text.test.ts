import { describe, expect, it } from 'vitest'
import { findUnstorable } from './unstorable-text.ts'

const nested = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 'x')

describe('findUnstorable', () => {
  it.each([
    ['plain text', { a: ['𠮷野家', '\u202e', 1, null, true] }, undefined],
    ['U+0000', { a: { b: ['x', 'a\u0000b'] } }, ['a', 'b', '1']],
    ['half a pair', { a: '\ud842' }, ['a']],
    ['a key with U+0000', { a: { 'b\u0000': 1 } }, ['a']],
    ['a key with half a pair', { '\udfb7': 1 }, []],
    ['few levels', nested(30), undefined],
  ])('finds %s', (_, input, path) => {
    expect(findUnstorable(input)).toEqual(path)
  })

  it('ends at inputs of any depth', () => {
    expect(findUnstorable(nested(100_000))).toHaveLength(40)
  })
})
