import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText } from '#platform/files/decode-text.ts'
import { findHeaderRow } from '#platform/files/find-header-row.ts'
import { readCsv } from '#platform/files/read-csv.ts'
import { readXlsx } from '#platform/files/read-xlsx.ts'
import { importFields } from './fields.ts'
import { judgeRows } from './judge-rows.ts'
import { proposeMapping } from './map-columns.ts'
import { type ImportPlan, readRow } from './read-row.ts'
import { sampleFile } from './sample-file.ts'

const data = '../shared/data'
const fields = importFields()

async function importFile(path: string, currency = 'JPY') {
  const bytes = readFileSync(`${data}/${path}`)
  const { rows } = path.endsWith('.xlsx') ? await readXlsx(bytes) : await readCsv(decodeText(bytes).text)
  const header = findHeaderRow(rows)
  const body = rows.slice(header + 1)
  const mapping = proposeMapping(
    rows[header]?.cells ?? [],
    body.map((row) => row.cells),
    fields,
  )
  const columns = mapping.flatMap(({ column, field, dateOrder }) =>
    field === null
      ? []
      : [{ column, field, dateOrder: dateOrder === 'ambiguous' || dateOrder === 'none' ? undefined : dateOrder }],
  )
  const plan: ImportPlan = { fields, columns, currency }
  const read = body.map((row) => readRow(row, plan))
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
    const errors = verdict.rows
      .filter((row) => row.verdict === 'error')
      .map(({ line, issues }) => [
        line,
        issues.filter(({ level }) => level === 'error').map(({ code, value }) => `${code} ${value}`),
      ])
    expect(errors).toMatchInlineSnapshot(`
      [
        [
          22,
          [
            "accounts.import.name_missing ",
          ],
        ],
        [
          47,
          [
            "input.date_impossible 2025/13/40",
          ],
        ],
        [
          79,
          [
            "accounts.import.external_id_repeated C00077",
          ],
        ],
        [
          103,
          [
            "accounts.import.negative_amount -5000",
          ],
        ],
      ]
    `)
    expect(verdict.counts).toMatchInlineSnapshot(`
      {
        "add": 296,
        "error": 4,
        "proposals": 68,
        "skip": 0,
        "unchanged": 0,
        "update": 0,
        "warnings": 1,
      }
    `)
    const twins = verdict.rows
      .filter((row) => row.proposals.length > 0)
      .map(
        ({ line, values, proposals }) =>
          `${line} ${values.name} = ${proposals[0]?.line} ${verdict.rows.find((row) => row.line === proposals[0]?.line)?.values.name}`,
      )
    expect(twins).toMatchInlineSnapshot(`
      [
        "55 ニッポン商事(株) = 36 ニッポン商事㈱",
        "60 一般社団法人瀬戸内システムズ = 58 医療法人瀬戸内システムズ",
        "62 北斗電機㈱ = 51 北斗電機(株)",
        "71 有限会社銀河建設 = 34 一般社団法人銀河建設",
        "75 瀬戸内ホテル株式会社 = 18 瀬戸内ホテル(有)",
        "86 一般社団法人フード製作所 = 47 フード製作所株式会社",
        "96 医療法人銀河不動産 = 7 銀河不動産(株)",
        "107 一般社団法人データ商事 = 53 データ商事㈱",
        "109 銀河会計事務所合同会社 = 5 銀河会計事務所(有)",
        "113 アルファ薬品合同会社 = 35 アルファ薬品合同会社",
        "117 有限会社東海テクノロジー = 57 東海テクノロジー合同会社",
        "119 一般社団法人瀬戸内精機 = 56 ㈱瀬戸内精機",
        "121 オメガ食品(有) = 16 ㈱オメガ食品",
        "124 株式会社銀河建設 = 34 一般社団法人銀河建設",
        "128 アルファ薬品(株) = 35 アルファ薬品合同会社",
        "129 北斗印刷株式会社 = 20 ㈱北斗印刷",
        "130 医療法人桜丘テクノロジー = 8 医療法人桜丘テクノロジー",
        "133 トウキョウテクノロジー合同会社 = 11 医療法人トウキョウテクノロジー",
        "137 みらいホテル(株) = 82 ㈱みらいホテル",
        "138 一般社団法人アルファ会計事務所 = 102 有限会社アルファ会計事務所",
        "140 ニッポン商事株式会社 = 36 ニッポン商事㈱",
        "142 ㈱丸の内商事 = 76 医療法人丸の内商事",
        "145 桜丘食品(有) = 49 医療法人桜丘食品",
        "151 北斗電機株式会社 = 51 北斗電機(株)",
        "152 一般社団法人ニッポン薬品 = 12 一般社団法人ニッポン薬品",
        "155 北斗印刷合同会社 = 20 ㈱北斗印刷",
        "157 株式会社グローバル精機 = 13 有限会社グローバル精機",
        "159 医療法人ヘルストラベル = 125 ヘルストラベル(株)",
        "169 リーガルテクノロジー(株) = 116 ㈱リーガルテクノロジー",
        "170 一般社団法人グローバル学園 = 120 医療法人グローバル学園",
        "179 トウキョウテクノロジー合同会社 = 11 医療法人トウキョウテクノロジー",
        "180 一般社団法人アルファ不動産 = 63 医療法人アルファ不動産",
        "188 医療法人アルファシステムズ = 156 株式会社アルファシステムズ",
        "189 ㈱髙島不動産 = 186 髙島不動産合同会社",
        "190 エデュシステムズ㈱ = 23 エデュシステムズ合同会社",
        "191 医療法人ヘルス不動産 = 165 有限会社ヘルス不動産",
        "195 有限会社あおぞらシステムズ = 184 あおぞらシステムズ株式会社",
        "198 トウキョウ食品㈱ = 93 ㈱トウキョウ食品",
        "199 有限会社青葉建設 = 150 青葉建設合同会社",
        "205 有限会社フード食品 = 4 医療法人フード食品",
        "218 長濵不動産㈱ = 94 一般社団法人長濵不動産",
        "219 銀河製作所(株) = 61 医療法人銀河製作所",
        "220 医療法人あおぞら薬品 = 2 あおぞら薬品(有)",
        "223 北斗製作所(株) = 32 北斗製作所合同会社",
        "229 ㈱エデュクリニック = 187 エデュクリニック(株)",
        "230 長濵学園株式会社 = 101 医療法人長濵学園",
        "233 クラウド精機株式会社 = 126 医療法人クラウド精機",
        "234 青葉ホテル㈱ = 173 青葉ホテル(株)",
        "240 有限会社トウキョウテクノロジー = 11 医療法人トウキョウテクノロジー",
        "250 エデュホテル㈱ = 146 株式会社エデュホテル",
        "255 株式会社富士見クリニック = 21 医療法人富士見クリニック",
        "256 ㈱フードホテル = 78 フードホテル合同会社",
        "258 株式会社リーガル薬品 = 132 ㈱リーガル薬品",
        "263 アルファテクノロジー㈱ = 168 一般社団法人アルファテクノロジー",
        "264 渡邊テクノロジー(有) = 211 有限会社渡邊テクノロジー",
        "269 医療法人みらい食品 = 99 みらい食品㈱",
        "270 一般社団法人銀河学園 = 139 有限会社銀河学園",
        "271 ㈱さくら会計事務所 = 207 株式会社さくら会計事務所",
        "272 トウキョウコンサルティング(有) = 154 トウキョウコンサルティング株式会社",
        "273 瀬戸内ホテル(株) = 18 瀬戸内ホテル(有)",
        "274 株式会社エデュクリニック = 187 エデュクリニック(株)",
        "282 銀河ロジスティクス合同会社 = 26 銀河ロジスティクス(有)",
        "283 有限会社さくらホテル = 267 さくらホテル合同会社",
        "285 長濵不動産㈱ = 94 一般社団法人長濵不動産",
        "288 銀河テクノロジー合同会社 = 185 一般社団法人銀河テクノロジー",
        "289 渡邊製作所(有) = 112 渡邊製作所合同会社",
        "290 ひかりクリニック㈱ = 260 ひかりクリニック(株)",
        "292 銀河薬品株式会社 = 54 一般社団法人銀河薬品",
      ]
    `)
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
