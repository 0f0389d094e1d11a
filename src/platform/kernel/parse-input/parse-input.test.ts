import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDayNumber, dayNumberOf } from '../calendar/day-number.ts'
import { formatDate } from '../formats.ts'
import { detectDateOrder, parseBooleanInput, parseDateInput, parseNumberInput } from '../parse-input.ts'

const read = <Value>(value: Value) => ({ ok: true, value })
const unread = (code: string) => ({ ok: false, code: `input.${code}` })

describe('parseDateInput', () => {
  test.each([
    '2026/4/1',
    '2026-04-01',
    '2026.04.01',
    '2026年4月1日',
    '2026年04月01日(水)',
    '２０２６／０４／０１',
    '２０２６年４月１日（水）',
    '2026 年 4 月 1 日 水曜日',
    'R8.4.1',
    'r8/4/1',
    'Ｒ８．４．１',
    '令和8年4月1日',
    '令和８年４月１日',
    '㋿8年4月1日',
    '令8.4.1',
    '平成38年4月1日',
    '20260401',
    '46113',
    '46113.5',
    '2026/04/01 0:00',
    '2026/04/01 00:00:00',
    '2026-04-01T09:30:00',
    ' 2026/4/1 ',
    '1 Apr 2026',
    '01-Apr-2026',
    'Apr 1, 2026',
    'April 1 2026',
    'Wed, 1 Apr 2026',
  ])('%s is 2026-04-01', (text) => {
    expect(parseDateInput(text)).toEqual(read('2026-04-01'))
  })

  test.each([
    ['令和元年5月1日', '2019-05-01'],
    ['H31.4.30', '2019-04-30'],
    ['平成元年1月8日', '1989-01-08'],
    ['S64/1/7', '1989-01-07'],
    ['昭和45年3月15日', '1970-03-15'],
    ['T15.12.24', '1926-12-24'],
    ['大正12年9月1日', '1923-09-01'],
    ['M45.7.29', '1912-07-29'],
    ['2024/2/29', '2024-02-29'],
  ])('%s is %s', (text, expected) => {
    expect(parseDateInput(text)).toEqual(read(expected))
  })

  test.each([
    ['16-10-2024', undefined, read('2024-10-16')],
    ['10/16/2024', undefined, read('2024-10-16')],
    ['5/5/2026', undefined, read('2026-05-05')],
    ['4/5/2026', undefined, unread('date_ambiguous')],
    ['4/5/2026', 'dmy', read('2026-05-04')],
    ['4/5/2026', 'mdy', read('2026-04-05')],
    ['4/5/2026', 'ymd', unread('date_ambiguous')],
    ['16/10/2024', 'mdy', unread('date_impossible')],
    ['2026/4/5', 'dmy', read('2026-04-05')],
    ['26/4/5', 'ymd', read('2026-04-05')],
    ['4/5/26', 'dmy', read('2026-05-04')],
    ['1/2/99', 'mdy', read('1999-01-02')],
    ['4/5/6', undefined, unread('date_impossible')],
    ['04/05/06', undefined, unread('date_ambiguous')],
  ] as const)('%s read as %s', (text, order, expected) => {
    expect(parseDateInput(text, { order })).toEqual(expected)
  })

  test.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['－', 'empty'],
    ['2026/2/30', 'date_impossible'],
    ['2026年13月1日', 'date_impossible'],
    ['20261301', 'date_impossible'],
    ['0206/4/1', 'date_impossible'],
    ['31/02/2024', 'date_impossible'],
    ['令和元年4月30日', 'date_impossible'],
    ['令和0年5月1日', 'date_impossible'],
    ['H1.1.7', 'date_impossible'],
    ['来月末', 'date_unreadable'],
    ['2026年4月', 'date_unreadable'],
    ['2026/4-1', 'date_unreadable'],
    ['123', 'date_unreadable'],
    ['1999', 'date_unreadable'],
    ['12345678901', 'date_unreadable'],
    ['1 Foo 2026', 'date_unreadable'],
    ['2026-04-01T00:00:00Z', 'date_with_time_zone'],
    ['2026-04-01T00:00:00.000+09:00', 'date_with_time_zone'],
  ])('%j: %s', (text, code) => {
    expect(parseDateInput(text)).toEqual(unread(code))
  })

  test('reads back every date that the product writes', () => {
    const dates = fc.integer({ min: dayNumberOf('1954-10-03'), max: dayNumberOf('2173-01-01') }).map(dateOfDayNumber)
    const styles = fc.constantFrom('short', 'long', 'plain')
    fc.assert(
      fc.property(dates, styles, fc.constantFrom('ja', 'en'), (date, style, locale) => {
        expect(parseDateInput(date)).toEqual(read(date))
        expect(parseDateInput(formatDate(date, locale, style))).toEqual(read(date))
        expect(parseDateInput(String(dayNumberOf(date) + 25569))).toEqual(read(date))
      }),
    )
  })
})

describe('detectDateOrder', () => {
  test.each([
    [['16-10-2024', '04-05-2024'], 'dmy'],
    [['04/05/2024', '10/16/2024'], 'mdy'],
    [['04/05/2024', '05/06/2024'], 'ambiguous'],
    [['16/10/2024', '10/16/2024'], 'ambiguous'],
    [['16/10/2024', '31/02/2024', '99/99/2024', 'soon', ''], 'dmy'],
    [['2026/4/1', '2026-04-02'], 'ymd'],
    [['2026/4/1', '16/10/2024'], 'dmy'],
    [['26/4/13', '26/4/30'], 'ambiguous'],
    [['26/4/13', '99/12/31'], 'ymd'],
    [['99/12/31'], 'ymd'],
    [['2026年4月1日', '46113', 'x'], 'none'],
    [[], 'none'],
  ] as const)('%j: %s', (samples, expected) => {
    expect(detectDateOrder(samples)).toBe(expected)
  })

  const sample = new URL('../../../../../shared/data/ravenstack_saas/ravenstack_accounts.csv', import.meta.url)
  test.skipIf(!existsSync(sample))('a real file with the day first (skipped without ../shared/data)', () => {
    const column = readFileSync(sample, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')[4] ?? '')
    expect(column.length).toBeGreaterThan(400)
    const order = detectDateOrder(column)
    expect(order).toBe('dmy')
    expect(column.map((text) => parseDateInput(text, { order: 'dmy' }).ok)).not.toContain(false)
  })
})

describe('parseNumberInput', () => {
  test.each([
    ['1234', 1234],
    ['1,234,567', 1234567],
    ['１，２３４', 1234],
    ['￥1,234', 1234],
    ['¥ 1,234', 1234],
    ['1,234円', 1234],
    ['1,234円(税抜)', 1234],
    ['120万円', 1200000],
    ['1.2億円', 120000000],
    ['1.1億', 110000000],
    ['1億2,000万円', 120000000],
    ['1億2千万', 120000000],
    ['500千円', 500000],
    ['3百万円', 3000000],
    ['2兆円', 2e12],
    ['-5', -5],
    ['−5', -5],
    ['△1,234', -1234],
    ['▲1,234円', -1234],
    ['(1,234)', -1234],
    ['（１，２３４）', -1234],
    ['-¥1,234', -1234],
    ['¥-1,234', -1234],
    ['+5', 5],
    ['-0', 0],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['12%', 0.12],
    ['１２．３％', 0.123],
    ['-3 %', -0.03],
    ['120名', 120],
    ['$12.50', 12.5],
    ['007', 7],
    ['1.18E+12', 1.18e12],
  ])('%s is %s', (text, expected) => {
    expect(parseNumberInput(text)).toEqual(read(expected))
  })

  test.each([
    ['', 'empty'],
    ['-', 'empty'],
    ['―', 'empty'],
    ['1,5', 'number_unreadable'],
    ['1.234,5', 'number_unreadable'],
    ['12,34,567', 'number_unreadable'],
    ['--5', 'number_unreadable'],
    ['-(5)', 'number_unreadable'],
    ['(-5)', 'number_unreadable'],
    ['円', 'number_unreadable'],
    ['万円', 'number_unreadable'],
    ['2万3億', 'number_unreadable'],
    ['5千2百', 'number_unreadable'],
    ['1 2', 'number_unreadable'],
    ['要相談', 'number_unreadable'],
    ['0x10', 'number_unreadable'],
    ['Infinity', 'number_unreadable'],
    ['1-2', 'number_unreadable'],
    ['99999999999999999', 'number_too_large'],
    ['1e300', 'number_too_large'],
    ['9'.repeat(200), 'number_unreadable'],
  ])('%j: %s', (text, code) => {
    expect(parseNumberInput(text)).toEqual(unread(code))
  })

  test('reads back every integer with separators and either sign', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(parseNumberInput(value.toLocaleString('ja'))).toEqual(read(value))
        expect(parseNumberInput(`${value}円`)).toEqual(read(value))
      }),
    )
  })
})

describe('parseBooleanInput', () => {
  const yes = [
    '○',
    '◯',
    '〇',
    '⭕️',
    '有',
    'あり',
    '済',
    '済み',
    'はい',
    'TRUE',
    'True',
    'yes',
    'Ｙ',
    '1',
    '１',
    '✔️',
    '✓',
  ]
  const no = ['×', '✕', 'x', '無', 'なし', 'ナシ', '未', 'いいえ', 'FALSE', 'no', 'N', '0', '０', '❌']

  test.each(yes)('%s is yes', (text) => expect(parseBooleanInput(text)).toEqual(read(true)))
  test.each(no)('%s is no', (text) => expect(parseBooleanInput(text)).toEqual(read(false)))
  test.each([
    [' ', 'empty'],
    ['－', 'empty'],
    ['2', 'boolean_unreadable'],
    ['未定', 'boolean_unreadable'],
  ])('%j: %s', (text, code) => expect(parseBooleanInput(text)).toEqual(unread(code)))
})

test('nothing that is typed throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      for (const parse of [parseDateInput, parseNumberInput, parseBooleanInput]) {
        const parsed = parse(text)
        if (!parsed.ok) expect(parsed.code).toMatch(/^input\./)
      }
      detectDateOrder([text])
    }),
  )
})

test('a hostile cell of 100,000 letters is refused at once', () => {
  for (const part of [' ', '1', ',', '1億', '年 ', 'T']) {
    const text = `2026${part.repeat(100_000)}x`
    for (const parse of [parseDateInput, parseNumberInput, parseBooleanInput]) expect(parse(text).ok).toBe(false)
    expect(detectDateOrder([text])).toBe('none')
  }
})
