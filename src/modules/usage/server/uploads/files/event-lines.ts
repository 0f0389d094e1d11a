import { type DecodeOptions, decodeText } from '#platform/files/decode-text.ts'
import type { FileRow } from '#platform/files/file-row.ts'
import { findHeaderRow } from '#platform/files/find-header-row.ts'
import { walkCsv } from '#platform/files/read-csv.ts'
import { invalid } from '#platform/kernel/errors.ts'

/** A file of events to be read, and what a person chose for it. */
export interface EventFileTask {
  bytes: Uint8Array
  choices: DecodeOptions
}

/** So many at most in one message, so that no transaction and no memory holds more at once. */
const atOnce = { rows: 1_000, characters: 1_000_000 }
const most = { rows: 1_000_000, columns: 200, cellCharacters: 32_000 }
const searchedForHeadings = 30

// A database refuses both; neither is text.
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()

/**
 * First what kind of file it is, then JSON texts of up to 1,000 rows each as [line, cells or line of JSON], then how many.
 * @throws files.empty, files.not_text, files.no_rows, files.unbalanced_quote, files.too_many_rows, files.too_many_columns,
 * files.cell_too_long
 */
export async function readEventFile(
  { bytes, choices }: EventFileTask,
  send: (message: unknown) => void,
): Promise<void> {
  const { text, ...decoded } = decodeText(bytes, choices)
  const isLines = /^\s*\{/.test(text)
  let rowCount = 0
  let part: [number, readonly string[] | string][] = []
  let characters = 0
  const flush = () => {
    if (part.length > 0) send(JSON.stringify(part))
    part = []
    characters = 0
  }
  const add = (line: number, row: readonly string[] | string, size: number) => {
    if (++rowCount > most.rows) throw invalid('files.too_many_rows', { line, max: most.rows })
    part.push([line, row])
    characters += size
    if (part.length >= atOnce.rows || characters > atOnce.characters) flush()
  }
  if (isLines) {
    send({ format: 'ndjson', header: { line: 0, cells: [] }, decoded })
    for (const [line, row] of linesOf(text)) {
      if (row.length > 4 * most.cellCharacters) throw invalid('files.cell_too_long', { line, column: 1, max: 128_000 })
      add(line, storable(row), row.length)
    }
  } else {
    const header = openHeader((cells) => send({ format: 'csv', header: cells, decoded }), add)
    await walkCsv(text, undefined, header.add)
    header.end()
  }
  if (rowCount === 0) throw invalid('files.no_rows')
  flush()
  send({ rowCount })
}

function* linesOf(text: string): Generator<[number, string]> {
  let line = 0
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const row = text.slice(at, end < 0 ? text.length : end).trim()
    line++
    if (row !== '') yield [line, row]
    at = end < 0 ? text.length : end + 1
  }
}

/** Holds the first rows back until it is known which of them names the columns. */
function openHeader(tell: (header: FileRow) => void, add: (line: number, cells: string[], size: number) => void) {
  let held: FileRow[] | undefined = []
  const give = ({ line, cells }: FileRow) => {
    if (cells.length > most.columns) throw invalid('files.too_many_columns', { line, max: most.columns })
    const long = cells.findIndex((cell) => cell.length > most.cellCharacters)
    if (long >= 0) throw invalid('files.cell_too_long', { line, column: long + 1, max: most.cellCharacters })
    const kept = cells.map(storable)
    add(
      line,
      kept,
      kept.reduce((sum, cell) => sum + cell.length, 0),
    )
  }
  const release = () => {
    if (!held) return
    const index = findHeaderRow(held)
    const header = held[index] ?? { line: 1, cells: [] }
    tell({ line: header.line, cells: header.cells.slice(0, most.columns).map(storable) })
    const rows = held.slice(index + 1)
    held = undefined
    for (const row of rows) give(row)
  }
  return {
    add: (row: FileRow) => {
      if (!held) return give(row)
      held.push(row)
      if (held.length >= searchedForHeadings) release()
    },
    end: release,
  }
}
