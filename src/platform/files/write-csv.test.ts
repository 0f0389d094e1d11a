import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { readCsv } from './read-csv.ts'
import { neutraliseFormulaText, restoreFormulaText } from './text/formula-text.ts'
import { type CsvCell, findLostCharacters, type WriteCsvOptions, writeCsv } from './write-csv.ts'

async function bytesOf(headers: string[], rows: CsvCell[][], options?: WriteCsvOptions) {
  return Buffer.concat(await Array.fromAsync(writeCsv(headers, rows, options)))
}
const textOf = async (headers: string[], rows: CsvCell[][]) => String(await bytesOf(headers, rows))

describe('writing CSV', () => {
  it('starts with a byte order mark and ends lines with CR LF', async () => {
    expect(
      await textOf(
        ['会社名', '金額'],
        [
          ['A,"B"', 1000],
          [null, true],
        ],
      ),
    ).toBe('\ufeff会社名,金額\r\n"A,""B""",1000\r\n,true\r\n')
  })

  it.each([
    ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['+81-3-1234-5678', "'+81-3-1234-5678"],
    ['-2日', "'-2日"],
    ['@cmd', "'@cmd"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    [' =1+1', "' =1+1"],
    ['＝1+1', "'＝1+1"],
    ['－2日', "'－2日"],
    ['＋1', "'＋1"],
    ['＠a', "'＠a"],
    ['﹦1', "'﹦1"],
    ['−2日', "'−2日"],
    ["'=1", "''=1"],
    ['-1200', '-1200'],
    ['-0.5', '-0.5'],
    ['-1+1', "'-1+1"],
    ["'tis", "'tis"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('neutralises %j as %j', (text, written) => {
    expect(neutraliseFormulaText(text)).toBe(written)
    expect(restoreFormulaText(written)).toBe(text)
  })

  it('law: neutralising loses nothing and leaves no formula', () => {
    const texts = fc
      .array(fc.constantFrom("'", '=', '-', '＝', '1', 'a', ' ', '\t', '−'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        expect(restoreFormulaText(neutraliseFormulaText(text))).toBe(text)
        expect(neutraliseFormulaText(text)).not.toMatch(/^\t|^\s*[=+@＝−]/)
      }),
    )
  })

  it('keeps headers two columns that neutralising would make equal', async () => {
    expect(await textOf(['=a', "'=a"], [['1', '2']])).toBe("\ufeff'=a,''=a\r\n1,2\r\n")
  })

  it.each(['utf-8', 'shift_jis'] as const)('reads back what it wrote in %s', async (encoding) => {
    const table = [
      ['ID', '名前', '=式'],
      ['0001', '髙橋㈱①～', '改行\nあり'],
      ["'=x", '－2日', '"引用"'],
    ]
    const bytes = await bytesOf(table[0] ?? [], table.slice(1), { encoding })
    const { rows } = await readCsv(decodeText(bytes).text)
    expect(rows.map((row) => row.cells)).toEqual(table)
  })

  it('writes Shift_JIS without losing look-alikes and marks what it must lose', async () => {
    const bytes = await bytesOf(['a'], [['10〜20¥−か\u3099😀é?']], { encoding: 'shift_jis' })
    expect(iconv.decode(bytes, 'cp932')).toBe('a\r\n10～20￥－が〓〓?\r\n')
  })

  it('neutralises after mapping, since a minus sign becomes a full-width hyphen', async () => {
    const bytes = await bytesOf(['a'], [['−2日']], { encoding: 'shift_jis' })
    expect(iconv.decode(bytes, 'cp932')).toBe("a\r\n'－2日\r\n")
  })

  it('lists what would be lost, with row, column and character', async () => {
    expect(await findLostCharacters(['会社♥'], [['〜ok?'], ['𠮷野家', 'ゔé', 3]])).toEqual({
      cells: 3,
      places: [
        { row: 0, column: 1, character: '♥' },
        { row: 2, column: 1, character: '𠮷' },
        { row: 2, column: 2, character: 'ゔ' },
        { row: 2, column: 2, character: 'é' },
      ],
    })
  })

  it('asks for rows as they are taken', async () => {
    let asked = 0
    async function* endless() {
      for (;;) yield [`${asked++}`, 'x'.repeat(1000)]
    }
    const chunks = writeCsv(['a', 'b'], endless())
    await chunks.next()
    expect(asked).toBeLessThan(100)
    await chunks.return(undefined)
  })
})
