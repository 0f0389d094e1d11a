import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTable } from '#platform/files/read-table.ts'
import { importFields } from './fields.ts'
import { judgeRows } from './judge-rows.ts'
import { proposeMapping } from './map-columns.ts'
import { type ImportPlan, readRow } from './read-row.ts'
import { sampleFile } from './sample-file.ts'

const data = '../shared/data'
const fields = importFields()

async function importFile(path: string, currency = 'JPY') {
  const bytes = readFileSync(`${data}/${path}`)
  const { header, rows } = await readTable(bytes)
  const mapping = proposeMapping(
    header.cells,
    rows.map((row) => row.cells),
    fields,
  )
  const columns = mapping.flatMap(({ column, field, dateOrder }) =>
    field === null
      ? []
      : [{ column, field, dateOrder: dateOrder === 'ambiguous' || dateOrder === 'none' ? undefined : dateOrder }],
  )
  const plan: ImportPlan = { fields, columns, currency }
  const read = rows.map((row) => readRow(row, plan))
  return { mapping, read, verdict: judgeRows(read, [], { mode: 'skip_bad' }) }
}

const mappedFields = [
  'externalId',
  'name',
  'corporateNumber',
  'industry',
  'employeeCount',
  'plan',
  'mrr',
  'contractStartOn',
  'renewalOn',
  'contactName',
  'contactKana',
  'contactEmail',
  'phone',
  'postalCode',
  'address',
  'note',
]

describe.skipIf(!existsSync(data))('real files (skipped without ../shared/data)', () => {
  it('finds the planted mistakes of the CP932 customers', async () => {
    const { mapping, verdict } = await importFile('japanese_csv/customers_cp932.csv')
    expect(mapping.map(({ field }) => field)).toEqual(mappedFields)
    const issues = verdict.rows.flatMap(({ line, issues }) =>
      issues.map(({ code, value }) => `${line} ${code} ${value}`),
    )
    expect(issues).toEqual([
      '22 accounts.import.name_missing ',
      '47 input.date_impossible 2025/13/40',
      '79 accounts.import.external_id_repeated C00077',
      '103 accounts.import.negative_amount -5000',
      '202 accounts.import.email_invalid not-an-address',
    ])
    expect(verdict.counts).toEqual({ add: 296, update: 0, unchanged: 0, error: 4, skip: 0, warnings: 1, proposals: 15 })
    const twins = verdict.rows
      .filter((row) => row.proposals.length > 0)
      .map(
        ({ line, values, proposals }) =>
          `${line} ${values.name} = ${proposals[0]?.line} ${verdict.rows.find((row) => row.line === proposals[0]?.line)?.values.name}`,
      )
    expect(twins).toHaveLength(15)
    expect(twins).toContain('152 一般社団法人ニッポン薬品 = 12 一般社団法人ニッポン薬品')
    expect(twins).toContain('258 株式会社リーガル薬品 = 132 ㈱リーガル薬品')
  })

  it('reads dates in Japanese words from UTF-8 with a byte order mark', async () => {
    const { read, verdict } = await importFile('japanese_csv/customers_utf8_bom.csv')
    expect(read[0]?.values).toMatchObject({
      contractStartOn: '2025-03-13',
      renewalOn: '2026-03-13',
      mrr: 90000,
      contactFamily: '渡邊',
      contactGiven: '太郎',
    })
    expect(verdict.counts).toMatchObject({ add: 120, error: 0 })
  })

  it('reads a workbook with a title row and real dates', async () => {
    const { mapping, read, verdict } = await importFile('japanese_csv/customers.xlsx')
    expect(mapping.map(({ field }) => field)).toEqual(mappedFields)
    expect(read[0]).toMatchObject({ line: 4, values: { externalId: 'C00421', renewalOn: '2026-10-23' } })
    expect(verdict.counts).toMatchObject({ add: 100, error: 0 })
  })

  it('reads day-first dates because the whole column says so', async () => {
    const { mapping, read, verdict } = await importFile('ravenstack_saas/ravenstack_accounts.csv', 'USD')
    expect(mapping.map(({ header, field, dateOrder }) => [header, field, dateOrder])).toEqual([
      ['account_id', 'externalId', undefined],
      ['account_name', 'name', undefined],
      ['industry', 'industry', undefined],
      ['country', 'country', undefined],
      ['signup_date', 'signedUpOn', 'dmy'],
      ['referral_source', null, undefined],
      ['plan_tier', 'plan', undefined],
      ['seats', 'seats', undefined],
      ['is_trial', null, undefined],
      ['churn_flag', null, undefined],
    ])
    expect(read[0]?.values.signedUpOn).toBe('2024-10-16')
    expect(verdict.counts).toMatchObject({ add: 500, error: 0, warnings: 0 })
  })
})

describe('sample file', () => {
  const custom = importFields([
    {
      key: 'tier',
      kind: 'select',
      name: { ja: 'ランク', en: 'Tier' },
      options: [{ value: 'a', labels: ['A', '最上位'] }],
    },
    { key: 'kept', kind: 'boolean', name: { ja: '保管', en: 'Kept' } },
    { key: 'due', kind: 'date', name: { ja: '次回訪問日', en: 'Next visit' } },
  ])
  it.each(['ja', 'en'] as const)('imports without a remark (%s)', (locale) => {
    const { headers, rows } = sampleFile(custom, locale)
    const mapping = proposeMapping(headers, rows, custom)
    expect(mapping.map(({ field }) => field)).toEqual(custom.map(({ key }) => key))
    const columns = mapping.flatMap(({ column, field }) => (field ? [{ column, field }] : []))
    const read = rows.map((cells) => readRow({ line: 2, cells }, { fields: custom, columns, currency: 'JPY' }))
    expect(read[0]?.issues).toEqual([])
    expect(read[0]?.values).toMatchObject({ 'custom.tier': 'a', 'custom.kept': true, 'custom.due': '2026-04-01' })
    expect(judgeRows(read, [], { mode: 'all_or_nothing' })).toMatchObject({ canRun: true, counts: { add: 1 } })
  })
})
