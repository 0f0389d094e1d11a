import { z } from 'zod'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'

/** Where a page ends: the sort values and ID of its last row, opaque to callers. */
export type CursorKey = readonly (string | number | null)[]

const cursorKey = z.array(z.union([z.string(), z.number(), z.null()])).max(8)

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Throws `http.invalid_cursor` for what was not made by `encodeCursor`. */
export function decodeCursor(cursor: string): CursorKey {
  try {
    return cursorKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw invalid('http.invalid_cursor')
  }
}

/** The ID at which a page of a list ends that is sorted by IDs alone. Throws `http.invalid_cursor` for anything else. */
export function decodeIdCursor(cursor: string): string {
  const [id] = decodeCursor(cursor)
  if (typeof id === 'string' && isId(id)) return id
  throw invalid('http.invalid_cursor')
}
