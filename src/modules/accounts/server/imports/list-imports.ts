import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { ImportSummary } from '../../contract.ts'
import { describeSummary } from './describe-import.ts'
import { selectImports } from './import-queries.ts'

/** The workspace's imports, newest first. Throws invalid `http.invalid_cursor`. */
export async function listImports(
  context: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: ImportSummary[]; nextCursor: string | null }> {
  const records = await selectImports(context.transaction, limit, cursor === undefined ? undefined : readCursor(cursor))
  const items: ImportSummary[] = []
  for (const record of records.slice(0, limit)) items.push(await describeSummary(context, record))
  const last = items.at(-1)
  return { items, nextCursor: last && records.length > limit ? encodeCursor([last.createdAt, last.id]) : null }
}

function readCursor(cursor: string) {
  const [createdAt, id] = decodeCursor(cursor)
  const isInstant = typeof createdAt === 'string' && !Number.isNaN(Date.parse(createdAt))
  if (!isInstant || typeof id !== 'string' || !isId(id)) throw invalid('http.invalid_cursor')
  return { createdAt, id }
}
