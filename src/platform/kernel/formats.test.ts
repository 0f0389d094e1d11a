import { describe, expect, test } from 'vitest'
import { formatDate, formatDuration, formatInstant, formatNumber, formatPercent, formatsFor } from './formats.ts'
import { money } from './money.ts'

describe('formatDate', () => {
  test.each([
    ['2026-04-08', 'ja', 'short', '2026/04/08(水)'],
    ['2026-04-08', 'ja', 'long', '2026年4月8日(水)'],
    ['2026-04-08', 'ja', 'plain', '2026/04/08'],
    ['2026-04-08', 'ja', 'month', '2026年4月'],
    ['2026-04-08', 'en', 'short', 'Wed, 8 Apr 2026'],
    ['2026-04-08', 'en', 'long', 'Wednesday, 8 April 2026'],
    ['2026-04-08', 'en', 'plain', '8 Apr 2026'],
    ['2026-04-08', 'en', 'month', 'April 2026'],
    ['2026-11-29', 'ja', 'short', '2026/11/29(日)'],
  ] as const)('%s in %s, %s: %s', (date, locale, style, expected) => {
    expect(formatDate(date, locale, style)).toBe(expected)
  })

  test('agrees with the locale data of Intl', () => {
    const options = { year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short', timeZone: 'UTC' } as const
    const intl = new Intl.DateTimeFormat('ja-JP', options)
    for (let day = 1; day <= 28; day++) {
      const date = `2026-02-${String(day).padStart(2, '0')}`
      expect(formatDate(date, 'ja')).toBe(intl.format(Date.UTC(2026, 1, day)))
    }
  })

  test('refuses what is no day', () => {
    expect(() => formatDate('2026-02-30', 'ja')).toThrow('dates.not_a_date')
  })
})

describe('formatInstant', () => {
  test.each([
    ['2026-04-08T05:05:00Z', 'ja', 'Asia/Tokyo', '2026/04/08(水) 14:05'],
    ['2026-04-08T05:05:00Z', 'en', 'Asia/Tokyo', 'Wed, 8 Apr 2026, 14:05'],
    ['2026-04-07T15:00:00.000Z', 'ja', 'Asia/Tokyo', '2026/04/08(水) 00:00'],
    ['2026-04-08T00:30:00+09:00', 'ja', 'America/Los_Angeles', '2026/04/07(火) 08:30'],
  ] as const)('%s in %s, %s: %s', (iso, locale, zone, expected) => {
    expect(formatInstant(iso, locale, zone)).toBe(expected)
  })

  test.each(['2026-04-08', '2026-04-08T05:05:00', 'soon', ''])('%j is no instant', (value) => {
    expect(() => formatInstant(value, 'ja', 'Asia/Tokyo')).toThrow('formats.not_an_instant')
  })
})

test('numbers, ratios and lengths of time', () => {
  expect(formatNumber(1234567.891, 'ja')).toBe('1,234,567.89')
  expect(formatNumber(1234.5, 'en', 0)).toBe('1,235')
  expect(formatPercent(0.1234, 'ja')).toBe('12.3%')
  expect(formatPercent(1, 'en', 0)).toBe('100%')
  expect(formatDuration(12, 'ja')).toBe('12日')
  expect(formatDuration(12, 'en')).toBe('12 days')
  expect(formatDuration(1, 'en')).toBe('1 day')
  expect(formatDuration(7.25, 'ja')).toBe('7.3日')
})

test('a reader’s formats are settled once', () => {
  const formats = formatsFor('ja', 'Asia/Tokyo')
  expect(formats.date('2026-04-08')).toBe('2026/04/08(水)')
  expect(formats.instant('2026-04-08T05:05:00Z', 'plain')).toBe('2026/04/08 14:05')
  expect(formats.money(money(1200000, 'JPY'), 'compact')).toBe('120万円')
  expect(formats.percent(0.5)).toBe('50.0%')
  expect(formats.number(1000)).toBe('1,000')
  expect(formats.duration(3)).toBe('3日')
})
