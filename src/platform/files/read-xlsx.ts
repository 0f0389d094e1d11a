import { invalid } from '#platform/kernel/errors.ts'
import { checkFileSize, collectRows, type FileLimits, type FileRow, fileLimits, giveTurn } from './file-row.ts'
import { restoreFormulaText } from './text/formula-text.ts'
import { attributeOf, scanXml } from './workbook/scan-xml.ts'
import { readWorkbook, type SheetEntry, tokensPerTurn, unescapeText, type Workbook } from './workbook/xlsx-parts.ts'
import { numberText } from './workbook/xlsx-values.ts'
import { openZip, zipLimits } from './workbook/zip-archive.ts'

export interface XlsxOptions {
  /** Its name; the first visible sheet when absent. */
  sheet?: string
  limits?: FileLimits
  zip?: typeof zipLimits
}

export interface XlsxTable {
  rows: FileRow[]
  sheet: string
  sheets: SheetEntry[]
}

/**
 * Reads one sheet of an Excel workbook (.xlsx, .xlsm) as the texts a person would type: dates as YYYY-MM-DD, numbers in
 * full digits, the results of formulas. A cell merged over several rows counts for each of them.
 * The workbook is read here instead of by a library because it comes from strangers: nothing is unpacked but the parts
 * needed, all work is linear in the unpacked bytes, and those are limited.
 * @throws files.empty, files.too_large, files.not_xlsx, files.old_excel, files.encrypted, files.damaged,
 *   files.unpacks_too_large, files.no_such_sheet, files.too_many_rows, files.too_many_columns, files.cell_too_long
 */
export async function readXlsx(
  bytes: Uint8Array,
  { sheet, limits = fileLimits, zip: unpackLimits = zipLimits }: XlsxOptions = {},
): Promise<XlsxTable> {
  checkFileSize(bytes)
  refuseOldFormats(bytes)
  const zip = openZip(bytes, unpackLimits)
  const workbook = await readWorkbook(zip)
  const { sheets } = workbook
  const chosen =
    sheet === undefined ? (sheets.find((one) => !one.isHidden) ?? sheets[0]) : sheets.find((one) => one.name === sheet)
  if (!chosen) throw invalid('files.no_such_sheet')
  const rows = await readSheet((await zip.readText(chosen.part)) ?? '', workbook, limits)
  if (rows.length === 0) throw invalid('files.empty')
  return { rows, sheet: chosen.name, sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })) }
}

/** Excel puts both its old format and workbooks with a password into the same container. */
function refuseOldFormats(bytes: Uint8Array): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length >= 8 && view.readUInt32BE(0) === 0xd0cf11e0) {
    throw invalid(view.includes('EncryptedPackage', 0, 'utf16le') ? 'files.encrypted' : 'files.old_excel')
  }
  if (view.length < 22 || view.readUInt16BE(0) !== 0x504b) throw invalid('files.not_xlsx')
}

interface OpenCell {
  column: number
  type: string
  style: number
  text: string
}

async function readSheet(xml: string, workbook: Workbook, limits: FileLimits): Promise<FileRow[]> {
  const collected = collectRows(limits)
  const merged: string[] = []
  let line = 0
  let cells: string[] = []
  let column = -1
  let cell: OpenCell | undefined
  let isValue = false
  let isPhonetic = false
  let seen = 0
  for (const { kind, name, attributes, text } of scanXml(xml)) {
    if (++seen % tokensPerTurn === 0) await giveTurn()
    if (kind === 'text') {
      if (cell && isValue && !isPhonetic) cell.text += text
    } else if (name === 'v' || name === 't') isValue = kind === 'open'
    else if (name === 'rPh') isPhonetic = kind === 'open'
    else if (name === 'row' && kind === 'open') {
      line = Number(attributeOf(attributes, 'r') ?? line + 1)
      cells = []
      column = -1
    } else if (name === 'row')
      await collected.add(
        line,
        Array.from(cells, (one) => one ?? ''),
      )
    else if (name === 'c' && kind === 'open') {
      const reference = attributeOf(attributes, 'r')
      column = reference ? columnOf(reference) : column + 1
      const style = Number(attributeOf(attributes, 's') ?? 0)
      cell = { column, type: attributeOf(attributes, 't') ?? 'n', style, text: '' }
    } else if (name === 'c' && cell) {
      const value = cellText(cell, workbook)
      if (value !== '' && cell.column >= limits.columns) {
        throw invalid('files.too_many_columns', { line, max: limits.columns })
      }
      if (value !== '') cells[cell.column] = value
      cell = undefined
    } else if (name === 'mergeCell' && kind === 'open') merged.push(attributeOf(attributes, 'ref') ?? '')
  }
  repeatMergedCells(collected.rows, merged)
  return collected.rows
}

function cellText({ type, style, text }: OpenCell, { strings, styles, isEpoch1904 }: Workbook): string {
  if (text === '') return ''
  if (type === 's') return restoreFormulaText(strings[Number(text)] ?? '')
  if (type === 'n') return numberText(text, styles[style] ?? { kind: 'plain' }, isEpoch1904)
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return text.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ')
  return restoreFormulaText(unescapeText(text))
}

/** AB12 → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}

/** Merges never overlap in an honest file, so no more cells than there are rows times columns are ever filled. */
function repeatMergedCells(rows: FileRow[], references: readonly string[]): void {
  const indexOfLine = new Map(rows.map((row, index) => [row.line, index]))
  let budget = 2_000_000
  for (const reference of references) {
    const match = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference)
    const first = indexOfLine.get(Number(match?.[2]))
    if (!match || first === undefined) continue
    const column = columnOf(match[1] ?? '')
    const value = rows[first]?.cells[column]
    if (!value) continue
    for (let index = first + 1; index < rows.length; index++) {
      const row = rows[index]
      if (!row || row.line > Number(match[3])) break
      if (--budget < 0) throw invalid('files.damaged')
      while (row.cells.length < column) row.cells.push('')
      row.cells[column] ||= value
    }
  }
}
