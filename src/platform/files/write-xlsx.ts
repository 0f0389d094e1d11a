import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import { giveTurn } from './file-row.ts'

/** `text` keeps leading zeros and long numbers; `date` takes 'YYYY-MM-DD'; `number` and `date` cells may be empty (null). */
export interface XlsxColumn {
  header: string
  kind: 'text' | 'number' | 'date'
  /** Characters of the default font; 16 when absent. */
  width?: number
}

export type XlsxCell = string | number | null

export interface XlsxSheet {
  name: string
  columns: readonly XlsxColumn[]
  rows: AsyncIterable<readonly XlsxCell[]> | Iterable<readonly XlsxCell[]>
}

/** On every Windows and Mac with Office; without a declared Japanese font Excel shows Chinese forms of kanji. */
const fontName = 'Yu Gothic'
/** exceljs compresses behind our back: rows given without a pause would pile up unpacked in memory. */
const rowsPerTurn = 200
const maxCellCharacters = 32_767
const formats = { text: '@', number: '#,##0.########', date: 'yyyy/mm/dd' } as const

/**
 * Writes a workbook in chunks. Text is typed as text with the text format, so that =1+1 stays text even after somebody
 * edits the cell. Text beyond what a cell of Excel holds (32,767 characters) ends in …
 */
export async function* writeXlsx(sheets: readonly XlsxSheet[]): AsyncGenerator<Uint8Array> {
  const output = new PassThrough()
  const stopped = new AbortController()
  const writing = writeSheets(sheets, output, stopped.signal).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const chunk of output) yield chunk
  } finally {
    // a reader that leaves early must not leave the source of the rows open
    stopped.abort()
  }
  await writing
}

async function writeSheets(sheets: readonly XlsxSheet[], output: PassThrough, signal: AbortSignal): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true })
  for (const [index, { name, columns, rows }] of sheets.entries()) {
    const sheet = workbook.addWorksheet(sheetName(name, index), { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ kind, width = 16 }) => ({ width, style: styleOf(kind) }))
    writeHeader(sheet, columns)
    let written = 0
    for await (const row of rows) {
      sheet.addRow(row.map((cell, at) => cellValue(cell, columns[at]?.kind ?? 'text'))).commit()
      if (++written % rowsPerTurn === 0) await giveTurn()
      signal.throwIfAborted()
    }
    sheet.commit()
  }
  await workbook.commit()
}

function writeHeader(sheet: ExcelJS.Worksheet, columns: readonly XlsxColumn[]): void {
  const header = sheet.addRow(columns.map((column) => cellValue(column.header, 'text')))
  header.eachCell((cell) => {
    cell.style = {
      numFmt: formats.text,
      font: { name: fontName, size: 11, bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EEF5' } },
      border: { bottom: { style: 'thin' } },
    }
  })
  header.commit()
}

const styleOf = (kind: XlsxColumn['kind']): Partial<ExcelJS.Style> => ({
  numFmt: formats[kind],
  font: { name: fontName, size: 11 },
  alignment: { vertical: 'top', wrapText: kind === 'text' },
})

function cellValue(cell: XlsxCell, kind: XlsxColumn['kind']): ExcelJS.CellValue {
  if (cell === null || typeof cell === 'number') return cell
  const date = kind === 'date' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell) : null
  // exceljs turns instants into days in UTC
  if (date) return new Date(Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])))
  const text = cell.toWellFormed()
  return text.length <= maxCellCharacters ? text : `${text.slice(0, maxCellCharacters - 1).toWellFormed()}…`
}

/** Excel allows 31 characters, and none of \ / ? * [ ] : in the name of a sheet. */
function sheetName(name: string, index: number): string {
  const allowed = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
  return allowed.slice(0, 31) || `Sheet${index + 1}`
}
