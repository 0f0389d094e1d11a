import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrastOf, readableAccent } from './accent.ts'

describe('an accent', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
  ])('of %s on %s stands apart by %d', (one, other, expected) => {
    expect(contrastOf(one, other)).toBeCloseTo(expected, 1)
  })

  it('stays as it was given when it can be read', () => {
    expect(readableAccent('#165078')).toMatchObject({ accent: '#165078', isAdjusted: false })
  })

  it.each(['#ffd400', '#06c755', '#ff0000', '#ffffff', '#00bcd4'])(
    'of %s is darkened until it can be read',
    (given) => {
      const { accent, isAdjusted } = readableAccent(given)
      expect(isAdjusted).toBe(true)
      expect(accent).not.toBe(given)
      expect(contrastOf(accent, '#f4f2ee')).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('can be read whatever was given, and is not darkened twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const { accent } = readableAccent(`#${value.toString(16).padStart(6, '0')}`)
        expect(contrastOf(accent, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(readableAccent(accent).isAdjusted).toBe(false)
      }),
    )
  })
})
