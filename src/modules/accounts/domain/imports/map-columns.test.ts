import { describe, expect, it } from 'vitest'
import { accountFields, importFields } from './fields.ts'
import { headerKey, proposeMapping } from './map-columns.ts'

const map = (headers: string[], rows: string[][] = [], remembered = new Map<string, string | null>()) =>
  proposeMapping(
    headers,
    rows,
    importFields([{ key: 'rank', kind: 'text', name: { ja: 'ランク', en: 'Rank' } }]),
    remembered,
  )
const fieldsOf = (...args: Parameters<typeof map>) => map(...args).map(({ field }) => field)

describe('proposing a mapping', () => {
  it.each([
    ['企業名', 'name'],
    ['取引先名', 'name'],
    ['Account Name', 'name'],
    ['account_name', 'name'],
    ['ＴＥＬ', 'phone'],
    ['契約満了日※', 'renewalOn'],
    ['月額 (税込)', 'mrr'],
    ['ランク', 'custom.rank'],
    ['お客様の会社名', 'name'],
    ['好きな色', null],
    ['', null],
  ])('%s → %s', (header, field) => {
    expect(fieldsOf([header])).toEqual([field])
  })

  it('gives no field twice: the surer column gets it', () => {
    expect(fieldsOf(['旧会社名', '会社名', '会社名'])).toEqual([null, 'name', null])
  })

  it('reads フリガナ as the reading of the name to its left', () => {
    expect(fieldsOf(['会社名', 'フリガナ', '担当者名', 'フリガナ'])).toEqual([
      'name',
      'nameKana',
      'contactName',
      'contactKana',
    ])
    expect(fieldsOf(['フリガナ', '会社名'])).toEqual([null, 'name'])
  })

  it('looks at the values when the heading says nothing', () => {
    const rows = Array.from({ length: 5 }, (_, index) => [`a${index}@example.com`, '7123456789012', 'x'])
    expect(map(['列1', '列2', '列3'], rows)).toMatchObject([
      { field: 'contactEmail', reason: 'values' },
      { field: 'corporateNumber', reason: 'values' },
      { field: null, reason: 'none' },
    ])
  })

  it('follows what was chosen before, also to leave a column out', () => {
    const remembered = new Map([
      [headerKey('会社名'), null],
      [headerKey('屋号'), 'name'],
    ])
    expect(map(['会社名', '屋号'], [], remembered)).toMatchObject([
      { field: null, reason: 'remembered' },
      { field: 'name', reason: 'remembered', confidence: 1 },
    ])
  })

  it('tells the order of dates, the unit of money and included tax', () => {
    const [date, money] = map(
      ['更新日', '年額(千円・税込)'],
      [
        ['4/5/2026', '1'],
        ['16/5/2026', '2'],
      ],
    )
    expect(date).toMatchObject({ dateOrder: 'dmy' })
    expect(money).toMatchObject({ field: 'arr', unit: 1000, includesTax: true })
    expect(map(['更新日'], [['4/5/2026']])).toMatchObject([{ dateOrder: 'ambiguous' }])
  })

  it('no heading or alias means two fields', () => {
    const names = accountFields.flatMap(({ header, aliases }) => [
      ...new Set([header.ja, header.en, ...aliases].map(headerKey)),
    ])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
