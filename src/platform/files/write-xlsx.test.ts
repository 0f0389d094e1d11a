import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readXlsx } from './read-xlsx.ts'
import { writeXlsx, type XlsxSheet } from './write-xlsx.ts'

const bytesOf = async (sheets: XlsxSheet[]) => Buffer.concat(await Array.fromAsync(writeXlsx(sheets)))

const customers: XlsxSheet = {
  name: '顧客/一覧',
  columns: [
    { header: '郵便番号', kind: 'text' },
    { header: '=備考', kind: 'text', width: 40 },
    { header: '金額', kind: 'number' },
    { header: '満了日', kind: 'date' },
  ],
  rows: [
    ['0600001', '=HYPERLINK("http://x")', -1200, '2026-03-13'],
    ['1180301018771', '制御\u0001文字\ud800', null, null],
  ],
}

describe('writing a workbook', () => {
  it('is read back as it was, on both sheets', async () => {
    const bytes = await bytesOf([customers, { ...customers, name: '記入例', rows: [['a', 'b', 1, '不明']] }])
    const { rows, sheets } = await readXlsx(bytes)
    expect(sheets.map((sheet) => sheet.name)).toEqual(['顧客 一覧', '記入例'])
    expect(rows.map((row) => row.cells)).toEqual([
      ['郵便番号', '=備考', '金額', '満了日'],
      ['0600001', '=HYPERLINK("http://x")', '-1200', '2026-03-13'],
      ['1180301018771', '制御文字\ufffd'],
    ])
    expect((await readXlsx(bytes, { sheet: '記入例' })).rows[1]?.cells[3]).toBe('不明')
  })

  it('types text as text, dates as dates, and declares a Japanese font', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await bytesOf([customers])
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
    const row = book.worksheets[0]?.getRow(2)
    expect(row?.getCell(2)).toMatchObject({ type: ExcelJS.ValueType.String, numFmt: '@' })
    expect(row?.getCell(4)).toMatchObject({ type: ExcelJS.ValueType.Date, numFmt: 'yyyy/mm/dd' })
    expect(row?.getCell(1).font.name).toBe('Yu Gothic')
    expect(book.worksheets[0]?.getCell('A1').font.bold).toBe(true)
  })

  it('cuts what a cell cannot hold, visibly', async () => {
    const sheet: XlsxSheet = { name: 'a', columns: [{ header: 'a', kind: 'text' }], rows: [['あ'.repeat(40_000)]] }
    const cells = (
      await readXlsx(await bytesOf([sheet]), {
        limits: { rows: 9, columns: 9, bytes: 9, cellCharacters: 40_000, characters: 99_999 },
      })
    ).rows
    expect(cells[1]?.cells[0]).toMatch(/^あ{32766}…$/)
  })

  it('closes the row source when the reader leaves early', async () => {
    let isClosed = false
    async function* endless() {
      try {
        for (let row = 0; ; row++) yield [`${row}`, `${Math.random()}`.repeat(50)]
      } finally {
        isClosed = true
      }
    }
    const chunks = writeXlsx([{ ...customers, rows: endless() }])
    for (let taken = 0; taken < 20; taken++) await chunks.next()
    await chunks.return(undefined)
    await expect.poll(() => isClosed).toBe(true)
  })

  it('passes on the error of a row source', async () => {
    async function* broken() {
      yield ['a']
      throw new Error('source gone')
    }
    await expect(bytesOf([{ ...customers, rows: broken() }])).rejects.toThrow('source gone')
  })
})
