import type pg from 'pg'
import { inTransaction } from '#platform/database/transaction.ts'
import { selectChunk } from './chunk-queries.ts'
import type { FileKey } from './stored-file.ts'

/** First and last byte, both included. */
export interface ByteRange {
  from: number
  to: number
}

/**
 * A file's bytes piece by piece, each in a short transaction: a slow reader holds no connection. Throws an Error when the
 * file is thrown away for good meanwhile, so that the reader's download fails instead of ending early.
 */
export async function* readBytes(
  pool: pg.Pool,
  workspaceId: string,
  key: FileKey,
  { from, to }: ByteRange,
): AsyncGenerator<Buffer> {
  let place = from
  while (place <= to) {
    const chunk = await inTransaction(pool, { workspaceId }, (db) => selectChunk(db, key, place))
    const bytes = chunk?.bytes.subarray(place - chunk.starts_at, to + 1 - chunk.starts_at)
    if (!bytes || bytes.length === 0) throw new Error('A stored file ended before its size.')
    yield bytes
    place += bytes.length
  }
}

/**
 * What a `Range` header asks for of a file of `size` bytes: undefined for all of it (several ranges at once too, which
 * nobody has to serve), null when nothing of it lies within the file. RFC 9110, 14.2.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') return last === '0' ? null : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return undefined
  return from >= size ? null : { from, to }
}
