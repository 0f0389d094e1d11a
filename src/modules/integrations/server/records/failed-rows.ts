import { sayImportIssue } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { writeCsv } from '#platform/files/write-csv.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { describeRecordImport, listRecordRows } from './describe-record-import.ts'

const headings = ['line', 'reason'].map((word) => `accounts.imports.failed_rows.${word}`)

/** The rows that were not written, to be put right and brought in again. Throws not found. */
export async function downloadFailedRecords(context: Context, id: string): Promise<FileAnswer> {
  const { columns, fileName } = await describeRecordImport(context, id)
  const lines: (string | number)[][] = []
  let cursor: string | undefined
  do {
    const page = await listRecordRows(context, { id, verdict: 'error', cursor, limit: 1_000 })
    for (const { line, cells, problems } of page.items) {
      const reasons = problems.map(({ message, value }) => (value === '' ? message : `${message}: ${value}`))
      lines.push([...columns.map(({ column }) => cells[column] ?? ''), line, reasons.join(' / ')])
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  const parts = await Array.fromAsync(
    writeCsv(
      [...columns.map(({ header }) => header), ...headings.map((code) => sayImportIssue(context.locale, code))],
      lines,
    ),
  )
  return {
    fileName: `${fileName.replace(/\.[^.]{1,5}$/, '')}_failed.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: Buffer.concat(parts),
  }
}
