import { describe, expect, it } from 'vitest'
import { type ExistingAccount, judgeRows, type RowDecision } from './judge-rows.ts'
import type { ReadRow } from './read-row.ts'

const row = (line: number, values: ReadRow['values'], issues: ReadRow['issues'] = []): ReadRow => ({
  line,
  values,
  issues,
})
const wrong: ReadRow['issues'] = [{ level: 'error', code: 'x', field: null, column: null, value: '' }]
const existing: ExistingAccount[] = [
  { id: 'a1', values: { externalId: 'C1', name: '株式会社青空', seats: 5, 'custom.tags': ['a', 'b'] } },
  { id: 'a2', values: { name: '緑商事', corporateNumber: '7123456789012' } },
]
const judge = (
  rows: ReadRow[],
  decisions?: [number, RowDecision][],
  mode: 'all_or_nothing' | 'skip_bad' = 'skip_bad',
) => judgeRows(rows, existing, { mode, decisions: new Map(decisions) })

describe('judging rows', () => {
  it.each<[string, ReadRow['values'], object]>([
    ['a new company', { name: '赤商店' }, { verdict: 'add', accountId: null, proposals: [] }],
    [
      'the external ID with a change',
      { externalId: 'C1', seats: 9 },
      { verdict: 'update', accountId: 'a1', changes: ['seats'] },
    ],
    [
      'the external ID without one',
      { externalId: 'C1', 'custom.tags': ['a', 'b'] },
      { verdict: 'unchanged', accountId: 'a1' },
    ],
    [
      'the corporate number of a customer without external ID',
      { externalId: 'C9', name: '緑商事', corporateNumber: '7123456789012' },
      { verdict: 'update', accountId: 'a2', changes: ['externalId'] },
    ],
    [
      'another spelling',
      { name: '㈱ 青空' },
      { verdict: 'add', proposals: [{ reason: 'same_name', accountId: 'a1' }] },
    ],
    [
      'another legal form',
      { name: '青空合同会社' },
      { verdict: 'add', proposals: [{ reason: 'similar_name', accountId: 'a1' }] },
    ],
    ['another legal form and number', { name: '緑商事㈱', corporateNumber: '1' }, { verdict: 'add', proposals: [] }],
    [
      'a new row without a name',
      { externalId: 'C5' },
      { verdict: 'error', issues: [{ code: 'accounts.import.name_missing' }] },
    ],
  ])('%s', (_, values, expected) => {
    expect(judge([row(2, values)]).rows[0]).toMatchObject(expected)
  })

  it('refuses an ID or a customer that comes twice, naming the first line', () => {
    const { rows } = judge([
      row(2, { externalId: 'N1', name: 'あ' }),
      row(3, { externalId: 'N1', name: 'い' }),
      row(4, { corporateNumber: '7123456789012', seats: 1 }),
      row(5, { corporateNumber: '7123456789012', seats: 2 }),
    ])
    expect(rows.map(({ verdict }) => verdict)).toEqual(['add', 'error', 'update', 'error'])
    expect(rows[1]?.issues[0]).toMatchObject({ code: 'accounts.import.external_id_repeated', params: { line: 2 } })
    expect(rows[3]?.issues[0]).toMatchObject({ code: 'accounts.import.account_repeated', params: { line: 4 } })
  })

  it('proposes rows of the same file to one another', () => {
    const { rows } = judge([row(2, { name: 'ABC㈱' }), row(3, { name: 'ＡＢＣ(株)' })])
    expect(rows[1]?.proposals).toEqual([{ reason: 'same_name', line: 2 }])
  })

  it('does what a person decided', () => {
    const rows = [row(2, { name: '㈱青空' }), row(3, { name: '桃' }, wrong), row(4, { name: '緑商事' })]
    const decisions: [number, RowDecision][] = [
      [2, { kind: 'update', accountId: 'a1' }],
      [3, { kind: 'skip' }],
      [4, { kind: 'add' }],
    ]
    const verdict = judge(rows, decisions)
    expect(verdict.rows.map((one) => one.verdict)).toEqual(['update', 'skip', 'add'])
    expect(verdict.rows[2]?.proposals).toEqual([])
    expect(judge(rows, [[2, { kind: 'update', accountId: 'gone' }]]).rows[0]?.issues[0]?.code).toBe(
      'accounts.import.account_gone',
    )
  })

  it('counts, and runs all or nothing', () => {
    const rows = Array.from({ length: 100 }, (_, index) =>
      row(index + 2, { name: `会社${index}` }, index < 12 ? [] : wrong),
    )
    expect(judge(rows)).toMatchObject({ canRun: true, counts: { add: 12, error: 88 } })
    expect(judge(rows, [], 'all_or_nothing').canRun).toBe(false)
    expect(judge([row(2, { externalId: 'C1' })]).canRun).toBe(false)
  })
})
