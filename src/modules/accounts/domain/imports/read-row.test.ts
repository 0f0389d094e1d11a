import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importFields } from './fields.ts'
import { readCell } from './read-cell.ts'
import { readRow } from './read-row.ts'

const fields = importFields([
  {
    key: 'rank',
    kind: 'multi_select',
    name: { ja: 'ランク', en: 'Rank' },
    options: [
      { value: 'a', labels: ['Ａ'] },
      { value: 'b', labels: ['B'] },
    ],
  },
])
const fieldOf = (key: string) => {
  const field = fields.find((one) => one.key === key)
  if (!field) throw new Error(key)
  return field
}
const read = (key: string, cell: string, format: Partial<Parameters<typeof readCell>[2]> = {}) =>
  readCell(cell, fieldOf(key), { currency: 'JPY', ...format })

describe('one cell', () => {
  it.each([
    ['externalId', ' C-1 ', 'C-1', []],
    ['externalId', '1.18E+12', '1.18E+12', ['accounts.import.exponent_notation']],
    ['name', '㈱髙橋〜①', '㈱髙橋〜①', []],
    ['name', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")', []],
    ['name', '<script>alert(1)</script>', '<script>alert(1)</script>', []],
    ['name', 'A\u202eB\u0000C', 'ABC', ['accounts.import.characters_removed']],
    ['name', '二行\nの名前', '二行 の名前', []],
    ['note', '一行\r\n二行', '一行\n二行', []],
    ['nameKana', 'ｱｵｿﾞﾗ', 'アオゾラ', []],
    ['corporateNumber', '7-1234-5678-9012', '7123456789012', []],
    ['corporateNumber', 'T7123456789012', '7123456789012', []],
    ['corporateNumber', '8123456789012', '8123456789012', ['accounts.import.corporate_number_check_digit']],
    [
      'corporateNumber',
      '1.18E+12',
      undefined,
      ['accounts.import.exponent_notation', 'accounts.import.corporate_number_form'],
    ],
    ['postalCode', '〒100-0001', '100-0001', []],
    ['postalCode', '１０００００１', '100-0001', []],
    ['postalCode', '600001', '060-0001', ['accounts.import.postal_code_zero_restored']],
    ['postalCode', 'SW1A 1AA', 'SW1A 1AA', []],
    ['contactEmail', 'not-an-address', undefined, ['accounts.import.email_invalid']],
    ['website', 'example.com', 'https://example.com', []],
    ['website', 'javascript:alert(1)', undefined, ['accounts.import.url_invalid']],
    ['employeeCount', '1,200名', 1200, []],
    ['mrr', '12万円', 120_000, []],
    ['mrr', '-', undefined, []],
    ['renewalOn', '令和8年4月1日', '2026-04-01', []],
    ['custom.rank', 'A、b、a', ['a', 'b'], []],
  ])('%s %j → %j', (key, cell, value, warnings) => {
    expect(read(key, cell)).toEqual(value === undefined ? { warnings } : { value, warnings })
  })

  it.each([
    ['name', 'あ'.repeat(201), 'accounts.import.too_long'],
    ['renewalOn', '2026/2/30', 'input.date_impossible'],
    ['renewalOn', '未定', 'input.date_unreadable'],
    ['renewalOn', '4/5/2026', 'input.date_ambiguous'],
    ['seats', '多数', 'input.number_unreadable'],
    ['seats', '-1', 'accounts.import.negative_count'],
    ['seats', '1.5', 'accounts.import.not_whole'],
    ['mrr', '△5,000', 'accounts.import.negative_amount'],
    ['mrr', '9'.repeat(15), 'input.number_too_large'],
    ['custom.rank', 'A、Z', 'accounts.import.not_an_option'],
  ])('%s %j is wrong: %s', (key, cell, error) => {
    expect(read(key, cell)).toMatchObject({ error })
  })

  it('uses the order, unit and currency of the column', () => {
    expect(read('renewalOn', '4/5/2026', { dateOrder: 'dmy' }).value).toBe('2026-05-04')
    expect(read('mrr', '1.5', { unit: 1000 }).value).toBe(1500)
    expect(read('mrr', '12.34', { currency: 'USD' }).value).toBe(1234)
  })

  it('law: never throws on what a cell holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ unit: 'binary' }), (field, cell) => {
        const { value, error, warnings } = readCell(cell, field, { currency: 'JPY' })
        expect(error === undefined || value === undefined).toBe(true)
        expect(Array.isArray(warnings)).toBe(true)
      }),
    )
  })
})

describe('one row', () => {
  const keys = ['name', 'contactName', 'contractStartOn', 'renewalOn', 'mrr', 'arr']
  const plan = { fields, columns: keys.map((field, column) => ({ column, field })), currency: 'JPY' }
  const rowOf = (...cells: string[]) => readRow({ line: 5, cells }, plan)

  it.each([
    ['山田　花子', { contactFamily: '山田', contactGiven: '花子' }],
    ['Hanako Yamada', { contactFamily: 'Yamada', contactGiven: 'Hanako' }],
    ['山田', { contactFamily: '山田' }],
  ])('splits the contact name %s', (name, expected) => {
    expect(rowOf('A社', name).values).toEqual({ name: 'A社', ...expected })
  })

  it('reports column and original value', () => {
    expect(rowOf('A社', '', '未定').issues).toEqual([
      { level: 'error', code: 'input.date_unreadable', field: 'contractStartOn', column: 2, value: '未定' },
    ])
  })

  it('compares what belongs together', () => {
    const { issues } = rowOf('', '', '2026/4/1', '2026/3/31', '1000', '1000')
    expect(issues.map(({ level, code, field }) => [level, code, field])).toEqual([
      ['error', 'accounts.import.name_missing', 'name'],
      ['error', 'accounts.import.renewal_before_start', 'renewalOn'],
      ['warning', 'accounts.import.arr_differs', 'arr'],
    ])
  })
})
