import { invalid } from '#platform/kernel/errors.ts'

/** One row of a sheet or CSV file. `line` is what a person sees in an editor or in Excel, from 1. */
export interface FileRow {
  line: number
  cells: string[]
}

/**
 * What one imported file may hold. `characters` is the text of all cells together: a workbook names a long text once and
 * points to it from every cell, so that a small file can hold gigabytes.
 */
export const fileLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cellCharacters: 32_000,
  characters: 100_000_000,
}
export type FileLimits = typeof fileLimits

/** Lets the event loop answer others in the middle of a long file. */
export const giveTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
const rowsPerTurn = 2_000

/** Gathers rows within the limits; drops empty rows and trailing empty cells. */
export function collectRows(limits: FileLimits) {
  const rows: FileRow[] = []
  let characters = 0
  return {
    rows,
    /** @throws files.too_many_columns, files.cell_too_long, files.too_many_rows, files.too_large */
    async add(line: number, cells: readonly string[]) {
      const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
      if (width === 0) return
      if (width > limits.columns) throw invalid('files.too_many_columns', { line, max: limits.columns })
      const long = cells.findIndex((cell) => cell.length > limits.cellCharacters)
      if (long >= 0) throw invalid('files.cell_too_long', { line, column: long + 1, max: limits.cellCharacters })
      // One more than the limit: the headings.
      if (rows.length > limits.rows) throw invalid('files.too_many_rows', { line, max: limits.rows })
      for (const cell of cells) characters += cell.length
      if (characters > limits.characters) throw invalid('files.too_large', { max: limits.characters })
      rows.push({ line, cells: cells.slice(0, width) })
      if (rows.length % rowsPerTurn === 0) await giveTurn()
    },
  }
}

/** @throws files.empty, files.too_large */
export function checkFileSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw invalid('files.empty')
  if (bytes.length > fileLimits.bytes) throw invalid('files.too_large', { max: fileLimits.bytes })
}
