import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { findLostCharacters, writeCsv } from '#platform/files/write-csv.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { Account, exportFormats } from '../../contract.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { fileOf, xlsxType } from '../imports/files/sample-file.ts'
import { selectAccountsOf } from '../imports/judging/customer-queries.ts'
import { sayIssue } from '../imports/words.ts'
import { type AccountQuery, listAccounts } from '../lists/list-accounts.ts'
import { type ExportCell, exportColumns } from './export-columns.ts'

const pageSize = 1_000
const mostRows = 100_000

export interface ExportQuery extends Omit<AccountQuery, 'limit' | 'cursor' | 'total'> {
  /** Only these customers. */
  ids?: readonly string[] | undefined
  locale: 'ja' | 'en'
}

/**
 * The customers of a selection as a file. Throws as `listAccounts`, and invalid `accounts.export.too_many` beyond 100,000.
 */
export async function exportAccounts(
  context: Context,
  { format, ...query }: ExportQuery & { format: (typeof exportFormats)[number] },
): Promise<FileAnswer> {
  const columns = await columnsFor(context, query.locale)
  const headers = columns.map(({ header }) => header)
  const rows = cellsOf(context, query, columns)
  const title = sayIssue(query.locale, 'accounts.export.file_name')
  const name = `${title}_${todayIn(context.timeZone, context.clock.now()).replaceAll('-', '')}`
  if (format === 'xlsx') return fileOf(`${name}.xlsx`, xlsxType, writeXlsx([{ name: title, columns, rows }]))
  const isShiftJis = format === 'csv_shift_jis'
  const chunks = writeCsv(headers, rows, { encoding: isShiftJis ? 'shift_jis' : 'utf-8' })
  return fileOf(`${name}.csv`, `text/csv; charset=${isShiftJis ? 'Shift_JIS' : 'utf-8'}`, chunks)
}

/** What a Shift_JIS file of the selection would lose. Throws as `exportAccounts`. */
export async function listExportLosses(context: Context, query: ExportQuery) {
  const columns = await columnsFor(context, query.locale)
  const headers = columns.map(({ header }) => header)
  const nameAt = headers.indexOf(columns[1]?.header ?? '')
  const names: string[] = []
  async function* named() {
    for await (const cells of cellsOf(context, query, columns)) {
      names.push(String(cells[nameAt] ?? ''))
      yield cells
    }
  }
  const { cells, places } = await findLostCharacters(headers, named())
  return {
    customers: names.length,
    cells,
    places: places.map(({ row, column, character }) => ({
      row,
      column: headers[column - 1] ?? '',
      character,
      name: names[row - 1] ?? '',
    })),
  }
}

async function columnsFor(context: Context, locale: 'ja' | 'en') {
  const members = await listMembers(context)
  return exportColumns({
    locale,
    customFields: await listCustomFields(context),
    emailOf: new Map(members.map(({ id, email }) => [id, email])),
  })
}

async function* cellsOf(
  context: Context,
  { ids, locale: _, ...query }: ExportQuery,
  columns: Awaited<ReturnType<typeof columnsFor>>,
): AsyncGenerator<ExportCell[]> {
  if (ids) {
    for (const account of await inOrder(context, ids)) yield columns.map(({ cell }) => cell(account))
    return
  }
  let cursor: string | undefined
  let count = 0
  do {
    const page = await listAccounts(context, { ...query, cursor, limit: pageSize, total: 'omit' })
    count += page.items.length
    if (count > mostRows) throw invalid('accounts.export.too_many', { max: mostRows })
    const pageIds = page.items.map(({ id }) => id)
    for (const account of await inOrder(context, pageIds)) yield columns.map(({ cell }) => cell(account))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

async function inOrder(context: Context, ids: readonly string[]): Promise<Account[]> {
  const accounts = new Map((await selectAccountsOf(context.transaction, ids)).map((account) => [account.id, account]))
  return ids.flatMap((id) => accounts.get(id) ?? [])
}
