import { describe, expect, it } from 'vitest'
import { fileLimits } from './file-row.ts'
import { readCsv, sniffDelimiter } from './read-csv.ts'

const cellsOf = async (text: string) => (await readCsv(text)).rows.map((row) => row.cells)

describe('reading CSV', () => {
  it.each([
    [
      'commas',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'old Mac line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quoted commas, quotes and line ends',
      'a,b\n"x,""y""\r\nz",2',
      [
        ['a', 'b'],
        ['x,"y"\nz', '2'],
      ],
    ],
    ['ragged rows', 'a,b,c\n1\n1,2,3,4\n', [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]],
    [
      'a quote inside an unquoted cell',
      'name,size\nモニター,24"\n',
      [
        ['name', 'size'],
        ['モニター', '24"'],
      ],
    ],
    ['text neutralised by an export', "a\n'=1+1\n'tis\n", [['a'], ['=1+1'], ["'tis"]]],
    ['characters across the slices', `${'髙'.repeat(22_000)},b\n`, [['髙'.repeat(22_000), 'b']]],
  ])('%s', async (_, text, cells) => {
    expect(await cellsOf(text)).toEqual(cells)
  })

  it('keeps the line numbers an editor shows', async () => {
    const { rows } = await readCsv('a,b\r\n"x\r\ny",2\r\n\r\n,\r\n3,4\r\n')
    expect(rows.map((row) => row.line)).toEqual([1, 2, 6])
  })

  it.each([
    ['files.empty', '\n,,\n', {}],
    ['files.unbalanced_quote', 'a,b\n1,2\n"x,2\n3,4\n', { line: 3 }],
    ['files.unbalanced_quote', 'a,b\n"x,2\n"3",4\n', { line: 2 }],
    ['files.cell_too_long', `a\n${'x'.repeat(32_001)}\n`, { line: 2, column: 1 }],
    ['files.too_many_columns', `a\n${'x,'.repeat(200)}x\n`, { line: 2 }],
  ])('%s', async (code, text, params) => {
    await expect(readCsv(text)).rejects.toMatchObject({ kind: 'invalid', code, params })
  })

  it('stops at the row limit', async () => {
    const limits = { ...fileLimits, rows: 3 }
    await expect(readCsv('a\n1\n2\n3\n4\n', { limits })).rejects.toMatchObject({ code: 'files.too_many_rows' })
  })

  it('sniffs by the most even split, not by what quoted text holds', () => {
    expect(sniffDelimiter('"a,b,c,d"\t2\n"x,y"\t3\n')).toBe('\t')
    expect(sniffDelimiter('会社名\nA\n')).toBe(',')
  })

  it('reads as many rows as it allows', async () => {
    const text = `id,name,note\n${'C00001,株式会社あおぞら,"備考, その他"\n'.repeat(99_999)}`
    expect((await readCsv(text)).rows).toHaveLength(100_000)
  })
})
