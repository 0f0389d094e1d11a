import type { Context } from '#platform/context/context.ts'
import { writeCsv } from '#platform/files/write-csv.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { listOnboardingCustomers } from './list-onboarding-customers.ts'
import type { BehindQuery } from './report-queries.ts'

const pageLength = 1000
/** Names of the columns as the API calls them, so that a program reads the file in either language. */
const headers = [
  'account_id',
  'name',
  'owner',
  'contract_start_on',
  'value_confirmed_on',
  'ended_on',
  'counted',
  'base',
] as const

/** The customers behind a figure as a file. */
export async function exportOnboardingReport(
  context: Context,
  { format, ...query }: BehindQuery & { format: 'csv' | 'xlsx' },
): Promise<FileAnswer> {
  const name = `onboarding_${query.figure}_${todayIn(context.timeZone, context.clock.now()).replaceAll('-', '')}`
  const rows = cellsOf(context, query)
  const isXlsx = format === 'xlsx'
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  const chunks = isXlsx ? writeXlsx([{ name: 'onboarding', columns, rows }]) : writeCsv(headers, rows)
  const parts: Uint8Array[] = []
  // Whole in memory: it is sent after the transaction that its rows are read in.
  for await (const chunk of chunks) parts.push(chunk)
  return {
    fileName: `${name}.${format}`,
    contentType: isXlsx
      ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      : 'text/csv; charset=utf-8',
    body: Buffer.concat(parts),
  }
}

async function* cellsOf(context: Context, query: BehindQuery) {
  let cursor: string | undefined
  do {
    const page = await listOnboardingCustomers(context, { ...query, cursor, limit: pageLength })
    for (const row of page.items)
      yield [
        row.accountId,
        row.name,
        row.ownerName,
        row.contractStartOn,
        row.valueConfirmedOn,
        row.endedOn,
        row.counted === null ? null : String(row.counted),
        row.base === null ? null : String(row.base),
      ]
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
