import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMoney, formatMoney, minorUnitDigits, money, moneyFromMajor, subtractMoney } from './money.ts'

describe('formatMoney', () => {
  test.each([
    [1234567, 'JPY', 'ja', 'full', '1,234,567円'],
    [1234567, 'JPY', 'en', 'full', '¥1,234,567'],
    [-1234567, 'JPY', 'ja', 'full', '-1,234,567円'],
    [0, 'JPY', 'ja', 'full', '0円'],
    [123456789, 'JPY', 'ja', 'compact', '1.2億円'],
    [1200000, 'JPY', 'ja', 'compact', '120万円'],
    [-1200000, 'JPY', 'ja', 'compact', '-120万円'],
    [9800, 'JPY', 'ja', 'compact', '9,800円'],
    [1234567, 'JPY', 'en', 'compact', '¥1.2M'],
    [980, 'JPY', 'en', 'compact', '¥980'],
    [123450, 'USD', 'en', 'full', '$1,234.50'],
    [123450, 'USD', 'ja', 'full', '$1,234.50'],
  ] as const)('%i %s in %s, %s: %s', (amount, currency, locale, style, expected) => {
    expect(formatMoney(money(amount, currency), locale, style)).toBe(expected)
  })
})

test.each([
  ['JPY', 0],
  ['USD', 2],
  ['BHD', 3],
])('%s has %i decimals', (currency, digits) => {
  expect(minorUnitDigits(currency)).toBe(digits)
})

test.each([
  [1.005, 'USD', 101],
  [-1.005, 'USD', -101],
  [1234.5, 'JPY', 1235],
  [-1234.5, 'JPY', -1235],
  [-0.001, 'USD', 0],
  [1e-7, 'USD', 0],
  [1e15, 'JPY', 1e15],
])('%d major units of %s are %i minor units', (amount, currency, minor) => {
  expect(moneyFromMajor(amount, currency)).toEqual({ amountMinor: minor, currency })
})

test('what cannot be counted is refused', () => {
  expect(() => addMoney(money(1, 'JPY'), money(1, 'USD'))).toThrow('money.currencies_differ')
  expect(() => subtractMoney(money(1, 'JPY'), money(1, 'USD'))).toThrow('money.currencies_differ')
  expect(() => money(0.5, 'JPY')).toThrow('money.amount_invalid')
  expect(() => money(1, 'yen')).toThrow('money.currency_invalid')
  expect(() => moneyFromMajor(Number.NaN, 'JPY')).toThrow('money.amount_invalid')
  expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'JPY'), money(1, 'JPY'))).toThrow('money.amount_invalid')
})

test('subtracting what was added gives the amount back', () => {
  const amounts = fc.integer({ min: -1e12, max: 1e12 }).map((amount) => money(amount, 'JPY'))
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      expect(subtractMoney(addMoney(a, b), b)).toEqual(a)
    }),
  )
})
