import type { Context } from '#platform/context/context.ts'
import { writeCsv } from '#platform/files/write-csv.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import type { ImportRow } from '../../../contract.ts'
import { requireImport } from '../require-import.ts'
import { describeRows } from '../rows/describe-rows.ts'
import { selectRows } from '../rows/row-queries.ts'
import { sayIssue } from '../words.ts'
import { csvType, fileOf } from './sample-file.ts'

const batchSize = 1_000

/**
 * The rows that were not written, or would not be, as they stood in the file and with the reasons behind them: to be put
 * right and imported again. Throws notFound `accounts.import.no_such_import`.
 */
export async function downloadFailedRows(context: Context, importId: string): Promise<FileAnswer> {
  const record = await requireImport(context, importId)
  const say = (word: string) => sayIssue(context.locale, `accounts.imports.failed_rows.${word}`)
  const width = record.columns.length
  const lines: (string | number)[][] = []
  for (const filter of ['error', 'undecided'] as const) {
    let afterLine = 0
    for (;;) {
      const rows = await selectRows(context.transaction, importId, { filter, afterLine, limit: batchSize })
      for (const row of await describeRows(context, record, rows.slice(0, batchSize))) {
        const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? '')
        lines.push([...cells, row.line, reasonOf(row, context.locale)])
      }
      const last = rows[batchSize - 1]
      if (rows.length <= batchSize || !last) break
      afterLine = last.line
    }
  }
  lines.sort((a, b) => Number(a[width]) - Number(b[width]))
  const headers = [...record.columns.map(({ header }) => header), say('line'), say('reason')]
  return fileOf(`${record.summary.name}_${say('file_name')}.csv`, csvType, writeCsv(headers, lines))
}

function reasonOf({ verdict, issues, proposals }: ImportRow, locale: 'ja' | 'en'): string {
  const errors = issues.filter(({ level }) => level === 'error').map(({ message }) => message)
  const names = proposals.map(({ name }) => name).join('、')
  const duplicates =
    verdict === 'undecided' ? [sayIssue(locale, 'accounts.imports.failed_rows.undecided', { names })] : []
  return [...errors, ...duplicates].join(' / ')
}
