import { existsSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { findHeaderRow } from './find-header-row.ts'
import { readTable } from './read-table.ts'

const rowsOf = (...rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells }))

describe('finding the header', () => {
  it.each([
    ['the first row', 0, rowsOf(['ID', '会社名'], ['C1', 'A社'])],
    ['one column', 0, rowsOf(['会社名'], ['A社'])],
    ['below a title', 1, rowsOf(['顧客マスタ(2026年4月時点)'], ['ID', '会社名', '備考'], ['1', 'A社', ''])],
    [
      'below a title and notes',
      2,
      rowsOf(['一覧'], ['出力日', '2026/4/1'], ['ID', '会社名', '開始日'], ['1', 'A社', '2026/4/1']),
    ],
    ['with one heading empty', 0, rowsOf(['ID', '', '会社名', '備考'], ['1', 'x', 'A社', 'y'])],
    [
      'below group headings',
      1,
      rowsOf(['顧客', '', '', '契約'], ['ID', '会社名', '業種', 'プラン', '開始日'], ['1', 'A', 'B', 'C', '2026/4/1']),
    ],
    ['nothing like it', 0, rowsOf(['1', '2'], ['3', '4'])],
    ['no rows', 0, []],
  ])('%s', (_, index, rows) => {
    expect(findHeaderRow(rows)).toBe(index)
  })
})

describe('reading a table', () => {
  it('tells text from workbooks by the bytes', async () => {
    expect(await readTable(iconv.encode('会社名\t備考\n髙橋商事株式会社\tx\n', 'cp932'))).toMatchObject({
      header: { line: 1, cells: ['会社名', '備考'] },
      rows: [{ line: 2, cells: ['髙橋商事株式会社', 'x'] }],
      text: { encoding: 'windows-31j', delimiter: '\t' },
    })
  })

  it('obeys the choices of a person', async () => {
    const table = await readTable(Buffer.from('a;b,c\n1;2,3\n'), { delimiter: ';' })
    expect(table.header.cells).toEqual(['a', 'b,c'])
  })

  it('refuses a header alone', async () => {
    await expect(readTable(Buffer.from('会社名,備考\n'))).rejects.toThrow('files.no_rows')
  })

  const customers = '../shared/data/japanese_csv/customers.xlsx'
  it.skipIf(!existsSync(customers))('reads a workbook (skipped without ../shared/data)', async () => {
    const table = await readTable(readFileSync(customers))
    expect(table).toMatchObject({ header: { line: 3 }, workbook: { sheet: '顧客一覧' } })
    expect(table.rows).toHaveLength(100)
  })
})
