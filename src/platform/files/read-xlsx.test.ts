import { existsSync, readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { zipOf } from '#platform/testing/zip-of.ts'
import { fileLimits } from './file-row.ts'
import { findHeaderRow } from './find-header-row.ts'
import { readXlsx } from './read-xlsx.ts'
import { zipLimits } from './workbook/zip-archive.ts'

const relations = (targets: [string, string][]) =>
  `<Relationships>${targets.map(([type, target], index) => `<Relationship Id="r${index}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** A minimal workbook around the XML of one sheet. */
function workbook(sheetXml: string, parts: Record<string, string> = {}) {
  return zipOf({
    '_rels/.rels': relations([['officeDocument', '/xl/workbook.xml']]),
    'xl/workbook.xml': '<workbook><sheets><sheet name="一覧" r:id="r0"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'sheet.xml'],
      ['sharedStrings', 'strings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/sheet.xml': sheetXml,
    ...parts,
  })
}

const cellsOf = async (bytes: Uint8Array) => (await readXlsx(bytes)).rows.map((row) => row.cells)

describe('reading a workbook', () => {
  it('reads what a person would type', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('顧客')
    sheet.addRow(['顧客ID', '契約開始日', '金額', '法人番号', '郵便番号', '計', 'リンク', '装飾', '有効', 'なし'])
    const row = sheet.addRow(['00012', new Date(Date.UTC(2026, 2, 13)), 0.30000000000000004, 1180301018771, 600001])
    row.getCell(5).numFmt = '0000000'
    row.getCell(6).value = { formula: 'C2*2', result: -0.6 }
    row.getCell(7).value = { text: '会社', hyperlink: 'https://example.com' }
    row.getCell(8).value = { richText: [{ text: '株式' }, { text: '会社', font: { bold: true } }] }
    row.getCell(9).value = true
    row.getCell(10).value = { error: '#N/A' }
    sheet.addRow([1e21, new Date(Date.UTC(2026, 2, 13, 9, 30)), 0.0000001])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    expect((await cellsOf(bytes)).slice(1)).toEqual([
      ['00012', '2026-03-13', '0.3', '1180301018771', '0600001', '-0.6', '会社', '株式会社', 'TRUE', '#N/A'],
      ['1000000000000000000000', '2026-03-13 09:30:00', '0.0000001'],
    ])
  })

  it.each([
    ['era dates of Japanese Excel, which have no format code', 'numFmtId="57"', '<v>46094</v>', '2026-03-13'],
    ['dates with Japanese words', 'numFmtId="176"', '<v>46094</v>', '2026-03-13'],
    ['amounts whose format holds words', 'numFmtId="177"', '<v>1180000000000</v>', '1180000000000'],
    ['elapsed hours', 'numFmtId="178"', '<v>1.5</v>', '1.5'],
    ['the day before the leap day that never was', 'numFmtId="14"', '<v>59</v>', '1900-02-28'],
    ['a number too large for a date', 'numFmtId="14"', '<v>2958466</v>', '2958466'],
    ['exponents as full digits', 'numFmtId="0"', '<v>1.18E+12</v>', '1180000000000'],
  ])('%s', async (_, xf, value, text) => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
      <numFmt numFmtId="177" formatCode="#,##0&quot;yen (d)&quot;;[Red]-#,##0"/><numFmt numFmtId="178" formatCode="[h]:mm"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf ${xf}/></cellXfs></styleSheet>`
    const bytes = workbook(`<worksheet><sheetData><row><c s="1">${value}</c></row></sheetData></worksheet>`, {
      'xl/styles.xml': styles,
    })
    expect(await cellsOf(bytes)).toEqual([[text]])
  })

  it('counts from 1904 when the workbook says so', async () => {
    const bytes = workbook('<worksheet><sheetData><row><c s="0"><v>44632</v></c></row></sheetData></worksheet>', {
      'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r0"/></sheets></workbook>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    })
    expect(await cellsOf(bytes)).toEqual([['2026-03-13']])
  })

  it('leaves out furigana, joins runs, reads prefixes, entities and inline text', async () => {
    const bytes = workbook(
      `<x:worksheet xmlns:x="y"><x:sheetData><x:row r='2'><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c r="D2" t="inlineStr"><x:is><x:t>a&lt;b&#10;_x0041_</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      {
        'xl/strings.xml':
          '<sst><si><r><t>髙</t></r><r><t>橋</t></r><rPh sb="0" eb="2"><t>タカハシ</t></rPh></si></sst>',
      },
    )
    expect((await readXlsx(bytes)).rows).toEqual([{ line: 2, cells: ['', '髙橋', '', 'a<b\nA'] }])
  })

  it('repeats a cell merged over rows, not over columns', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('a')
    sheet.addRows([
      ['会社', '担当', ''],
      ['A社', '田中', 'x'],
      ['', '鈴木', 'y'],
    ])
    sheet.mergeCells('A2:A3')
    sheet.mergeCells('B1:C1')
    expect(await cellsOf(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
      ['会社', '担当'],
      ['A社', '田中', 'x'],
      ['A社', '鈴木', 'y'],
    ])
  })

  it('takes the first visible sheet or the one asked for', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('隠し', { state: 'hidden' }).addRow(['hidden'])
    book.addWorksheet('一覧').addRow(['first'])
    book.addWorksheet('二枚目').addRow(['second'])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    expect(await readXlsx(bytes)).toMatchObject({ sheet: '一覧', sheets: [{ isHidden: true }, {}, {}] })
    expect((await readXlsx(bytes, { sheet: '二枚目' })).rows[0]?.cells).toEqual(['second'])
    await expect(readXlsx(bytes, { sheet: '三枚目' })).rejects.toThrow('files.no_such_sheet')
  })

  const customers = '../shared/data/japanese_csv/customers.xlsx'
  it.skipIf(!existsSync(customers))('reads the customers workbook (skipped without ../shared/data)', async () => {
    const { rows, sheets } = await readXlsx(readFileSync(customers))
    expect(sheets.map((sheet) => sheet.name)).toEqual(['顧客一覧', '記入例'])
    const header = findHeaderRow(rows)
    expect(rows[header]).toMatchObject({ line: 3, cells: expect.arrayContaining(['顧客ID', '備考']) })
    expect(rows).toHaveLength(102)
    expect(rows[2]?.cells.slice(0, 9)).toEqual([
      ...[
        'C00421',
        '有限会社ひかりシステムズ',
        '9299391584951',
        '士業',
        '5100',
        'ライト',
        '60000',
        '2025-10-23',
        '2026-10-23',
      ],
    ])
  })
})

const deepBomb = (rows: number) => `<worksheet><sheetData>${'<row/>'.repeat(rows)}</sheetData></worksheet>`

describe('refusing hostile and foreign files', () => {
  const ole = Buffer.concat([Uint8Array.fromHex('d0cf11e0a1b11ae1'), Buffer.alloc(600)])
  const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
  const sheet = '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'
  const withPassword = workbook(sheet)
  withPassword[withPassword.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 8] = 1
  it.each([
    ['nothing', new Uint8Array(), 'files.empty'],
    ['a CSV', Buffer.from('a,b\n1,2\n3,4,5,6,7,8,9,0\n'), 'files.not_xlsx'],
    ['an old .xls', ole, 'files.old_excel'],
    ['a workbook with a password', locked, 'files.encrypted'],
    ['a zip with a password', withPassword, 'files.encrypted'],
    ['another zip', zipOf({ 'word/document.xml': '<a/>' }), 'files.not_xlsx'],
    ['half an upload', workbook(sheet).subarray(0, 300), 'files.damaged'],
    ['broken XML', workbook('<worksheet><sheetData><row <'), 'files.damaged'],
    ['entity definitions', workbook('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), 'files.damaged'],
    ['an empty sheet', workbook('<worksheet/>'), 'files.empty'],
    ['a bomb that says so', workbook(deepBomb(2_000_000)), 'files.unpacks_too_large'],
    ['a bomb that lies', zipOf({ 'xl/workbook.xml': ' '.repeat(30_000_000) }, 100), 'files.unpacks_too_large'],
    [
      'a column far right',
      workbook('<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>'),
      'files.too_many_columns',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(readXlsx(bytes)).rejects.toMatchObject({ kind: 'invalid', code })
  })

  it('counts a long text as often as cells point to it', async () => {
    const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`
    const strings = `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`
    const bytes = workbook(`<worksheet>${row.repeat(50)}</worksheet>`, { 'xl/strings.xml': strings })
    await expect(readXlsx(bytes)).rejects.toThrow('files.too_large')
  })

  it('survives overlapping merges over everything', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('')
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(3_000)
    await expect(readXlsx(workbook(`<worksheet>${rows}${merges}</worksheet>`))).rejects.toThrow('files.damaged')
  })

  it('lets others have their turn in a sheet of empty rows', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 10)
    const unlimited = { ...zipLimits, ratioFreeBytes: zipLimits.unpackedBytes }
    await expect(readXlsx(workbook(deepBomb(400_000)), { zip: unlimited, limits: fileLimits })).rejects.toThrow(
      'files.empty',
    )
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })
})
