import type { FileRow } from './file-row.ts'

const searchedRows = 30

/** Values rather than names: numbers, dates, mail addresses, links. */
const looksLikeValue = (cell: string) => /^[-+¥￥$\d\s.,/年月日:%()ー−-]+$/.test(cell) || /@.+\.|^https?:/.test(cell)

/**
 * The index of the row that names the columns: the first of the widest rows near the top that holds distinct words. Rows
 * above it (a title, notes) are not data. Index 0 when nothing looks like a header.
 */
export function findHeaderRow(rows: readonly FileRow[]): number {
  const top = rows.slice(0, searchedRows).map(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '')
    const words = new Set(filled.filter((cell) => !looksLikeValue(cell.trim()) && cell.length <= 100))
    return { width: filled.length, words: words.size }
  })
  const widest = Math.max(...top.map(({ width }) => width), 0)
  const index = top.findIndex(({ width, words }) => width * 2 > widest && words >= width * 0.8)
  return Math.max(index, 0)
}
