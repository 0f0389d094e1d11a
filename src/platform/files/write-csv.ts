import { encodeShiftJis, lostInShiftJis, mapToShiftJis } from './text/encode-shift-jis.ts'
import { neutraliseFormulaText } from './text/formula-text.ts'

/** Numbers are written as numbers; text is made harmless to Excel; null is an empty cell. */
export type CsvCell = string | number | boolean | null
export type CsvRows = AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>

export interface WriteCsvOptions {
  /** `utf-8` is written with a byte order mark, which Excel needs. */
  encoding?: 'utf-8' | 'shift_jis'
}

const chunkCharacters = 65_536

/**
 * Writes a header and rows as CSV with CR LF, in chunks, asking for rows as fast as the reader takes them. Every cell
 * and header that a spreadsheet would run as a formula is neutralised; different headers stay different. In Shift_JIS
 * a character that cannot be held becomes 〓: show `findLostCharacters` before the download.
 */
export async function* writeCsv(
  headers: readonly string[],
  rows: CsvRows,
  { encoding = 'utf-8' }: WriteCsvOptions = {},
): AsyncGenerator<Uint8Array> {
  const isShiftJis = encoding === 'shift_jis'
  const encode = isShiftJis ? encodeShiftJis : (text: string) => Buffer.from(text)
  const line = (cells: readonly CsvCell[]) => `${cells.map((cell) => csvField(cell, isShiftJis)).join(',')}\r\n`
  let waiting = `${isShiftJis ? '' : '\ufeff'}${line(headers)}`
  for await (const row of rows) {
    waiting += line(row)
    if (waiting.length < chunkCharacters) continue
    yield encode(waiting)
    waiting = ''
  }
  yield encode(waiting)
}

function csvField(cell: CsvCell, isShiftJis: boolean): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  // mapped first, since a minus sign (−) becomes a full-width hyphen that starts a formula
  const text = neutraliseFormulaText(isShiftJis ? mapToShiftJis(cell) : cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Where a character would be lost: row 0 is the header, rows count from 1, columns from 1. */
export interface LostCharacter {
  row: number
  column: number
  character: string
}

/** All that a Shift_JIS export of these rows would lose: how many cells are hit, and the first places. */
export async function findLostCharacters(headers: readonly string[], rows: CsvRows, maxPlaces = 200) {
  const places: LostCharacter[] = []
  let cells = 0
  const look = (row: number, values: readonly CsvCell[]) => {
    for (const [index, value] of values.entries()) {
      const lost = typeof value === 'string' ? lostInShiftJis(value) : []
      if (lost.length > 0) cells++
      for (const character of lost) if (places.length < maxPlaces) places.push({ row, column: index + 1, character })
    }
  }
  look(0, headers)
  let row = 0
  for await (const values of rows) look(++row, values)
  return { cells, places }
}
