import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { ImportRow } from '../../../contract.ts'
import { requireImport } from '../require-import.ts'
import { describeRows } from './describe-rows.ts'
import { type RowFilter, selectRows } from './row-queries.ts'

export interface RowQuery {
  verdict?: RowFilter | undefined
  cursor?: string | undefined
  limit: number
}

/** Rows in the order of the file. Throws notFound `accounts.import.no_such_import`, invalid `http.invalid_cursor`. */
export async function listImportRows(
  context: Context,
  importId: string,
  { verdict, cursor, limit }: RowQuery,
): Promise<{ items: ImportRow[]; nextCursor: string | null }> {
  const record = await requireImport(context, importId)
  const afterLine = cursor === undefined ? 0 : readCursor(cursor)
  const rows = await selectRows(context.transaction, importId, { filter: verdict, afterLine, limit })
  const items = await describeRows(context, record, rows.slice(0, limit))
  const last = items.at(-1)
  return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.line]) : null }
}

function readCursor(cursor: string): number {
  const [line] = decodeCursor(cursor)
  if (typeof line !== 'number' || !Number.isInteger(line) || Math.abs(line) > 2_000_000_000)
    throw invalid('http.invalid_cursor')
  return line
}
