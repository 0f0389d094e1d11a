import { invalid } from '#platform/kernel/errors.ts'

/** One row of a sheet or CSV file. `line` is what a person sees in an editor or in Excel, from 1. */
export interface FileRow {
  line: number
  cells: string[]
}

/** What one imported file may hold. */
export const fileLimits = { bytes: 50 * 1024 * 1024, rows: 100_000, columns: 200, cellCharacters: 32_000 }

/** How many rows are read between two pauses in which the server answers others. */
const rowsPerTurn = 2_000

/** Gathers rows within the limits: drops empty rows and trailing empty cells, and gives the event loop its turn. */
export function collectRows(limits = fileLimits) {
  const rows: FileRow[] = []
  return {
    rows,
    /** @throws files.too_many_columns, files.cell_too_long, files.too_many_rows */
    async add(line: number, cells: readonly string[]) {
      const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
      if (width === 0) return
      if (width > limits.columns) throw invalid('files.too_many_columns', { line, max: limits.columns })
      const long = cells.findIndex((cell) => cell.length > limits.cellCharacters)
      if (long >= 0) throw invalid('files.cell_too_long', { line, column: long + 1, max: limits.cellCharacters })
      if (rows.length >= limits.rows) throw invalid('files.too_many_rows', { line, max: limits.rows })
      rows.push({ line, cells: cells.slice(0, width) })
      if (rows.length % rowsPerTurn === 0) await new Promise<void>((resolve) => setImmediate(resolve))
    },
  }
}

/** @throws files.empty, files.too_large */
export function checkFileSize(bytes: Uint8Array, limits = fileLimits): void {
  if (bytes.length === 0) throw invalid('files.empty')
  if (bytes.length > limits.bytes) throw invalid('files.too_large', { max: limits.bytes })
}
