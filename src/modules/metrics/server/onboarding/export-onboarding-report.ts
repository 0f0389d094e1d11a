import type { Context } from '#platform/context/context.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { listOnboardingCustomers } from './list-onboarding-customers.ts'
import type { BehindQuery } from './report-queries.ts'
import { writeReportFile } from './write-report-file.ts'

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
  return writeReportFile({ name, format, headers, rows: cellsOf(context, query) })
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
        row.counted,
        row.base,
      ]
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
