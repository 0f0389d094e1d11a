import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { findLostCharacters, writeCsv } from '#platform/files/write-csv.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { exportFormats } from '../../contract.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { selectFigures } from '../figures/figure-queries.ts'
import { fileOf, xlsxType } from '../imports/files/sample-file.ts'
import { selectAccountsOf } from '../imports/judging/customer-queries.ts'
import { sayIssue } from '../imports/words.ts'
import { type AccountQuery, listAccounts } from '../lists/list-accounts.ts'
import { type ExportCell, type ExportedAccount, exportColumns, listColumns } from './export-columns.ts'

const pageSize = 1_000
const mostRows = 100_000

export interface ExportQuery extends Omit<AccountQuery, 'limit' | 'cursor' | 'total'> {
  /** Only these customers. */
  ids?: readonly string[] | undefined
  /** Columns of the customer list in their order; without them every field that an import reads. */
  columns?: readonly string[] | undefined
  locale: 'ja' | 'en'
}

/**
 * The customers of a selection as a file. Throws as `listAccounts`, and invalid `accounts.export.too_many` beyond 100,000
 * and `accounts.view_unknown_field` for a column that there is not.
 */
export async function exportAccounts(
  context: Context,
  { format, ...query }: ExportQuery & { format: (typeof exportFormats)[number] },
): Promise<FileAnswer> {
  const columns = await columnsFor(context, query)
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
  const columns = await columnsFor(context, query)
  const headers = columns.map(({ header }) => header)
  const names: string[] = []
  async function* named() {
    for await (const account of accountsOf(context, query)) {
      names.push(account.name)
      yield columns.map(({ cell }) => cell(account))
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

async function columnsFor(context: Context, { locale, columns: keys }: Pick<ExportQuery, 'locale' | 'columns'>) {
  const members = await listMembers(context)
  const world = {
    locale,
    customFields: await listCustomFields(context),
    emailOf: new Map(members.map(({ id, email }) => [id, email])),
  }
  if (!keys) return exportColumns(world)
  const known = new Map(listColumns(world, context.timeZone).map((column) => [column.key, column]))
  return keys.map((key, index) => {
    const column = known.get(key)
    if (column) return column
    throw invalid('accounts.not_valid', {}, [{ path: `columns.${index}`, code: 'accounts.view_unknown_field' }])
  })
}

async function* cellsOf(
  context: Context,
  query: ExportQuery,
  columns: Awaited<ReturnType<typeof columnsFor>>,
): AsyncGenerator<ExportCell[]> {
  for await (const account of accountsOf(context, query)) yield columns.map(({ cell }) => cell(account))
}

async function* accountsOf(
  context: Context,
  { ids, locale: _, columns: __, ...query }: ExportQuery,
): AsyncGenerator<ExportedAccount> {
  if (ids) {
    for (let start = 0; start < ids.length; start += pageSize)
      yield* await inOrder(context, ids.slice(start, start + pageSize))
    return
  }
  let cursor: string | undefined
  let count = 0
  do {
    const page = await listAccounts(context, { ...query, cursor, limit: pageSize, total: 'omit' })
    count += page.items.length
    if (count > mostRows) throw invalid('accounts.export.too_many', { max: mostRows })
    yield* await inOrder(
      context,
      page.items.map(({ id }) => id),
    )
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

async function inOrder(context: Context, ids: readonly string[]): Promise<ExportedAccount[]> {
  if (ids.length === 0) return []
  const figures = await selectFigures(context.transaction, ids)
  const accounts = new Map((await selectAccountsOf(context.transaction, ids)).map((account) => [account.id, account]))
  return ids.flatMap((id) => {
    const account = accounts.get(id)
    return account ? [{ ...account, healthScore: null, healthBand: null, ...figures.get(id) }] : []
  })
}
