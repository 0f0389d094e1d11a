import { writeCsv } from '#platform/files/write-csv.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import type { FileAnswer } from '#platform/http/route.ts'

export type ReportCell = string | number | null

interface ReportFile {
  name: string
  format: 'csv' | 'xlsx'
  headers: readonly string[]
  rows: AsyncIterable<readonly ReportCell[]> | Iterable<readonly ReportCell[]>
}

/** A table of a report as a file; whole in memory, since it is sent after the transaction that its rows are read in. */
export async function writeReportFile({ name, format, headers, rows }: ReportFile): Promise<FileAnswer> {
  const isXlsx = format === 'xlsx'
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  const chunks = isXlsx ? writeXlsx([{ name: 'report', columns, rows: asText(rows) }]) : writeCsv(headers, asText(rows))
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return {
    fileName: `${name}.${format}`,
    contentType: isXlsx
      ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      : 'text/csv; charset=utf-8',
    body: Buffer.concat(parts),
  }
}

async function* asText(rows: ReportFile['rows']) {
  for await (const row of rows) yield row.map((cell) => (cell === null ? null : String(cell)))
}
