import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linePaths, placeOn } from './spread.ts'

describe('placeOn', () => {
  it('puts everything between 0 and 100, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (values) => {
        const place = placeOn(Math.min(...values), Math.max(...values))
        const places = values.toSorted((a, b) => a - b).map(place)
        expect(places.every((each) => each >= 0 && each <= 100)).toBe(true)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('linePaths', () => {
  it.each([
    { values: [], expected: [] },
    { values: [5], expected: ['M2.0 12.0'] },
    { values: [0, 10], expected: ['M2.0 22.0 L98.0 2.0'] },
    { values: [0, undefined, 10], expected: ['M2.0 22.0', 'M98.0 2.0'] },
  ])('$values', ({ values, expected }) => {
    expect(linePaths(values)).toEqual(expected)
  })
})
