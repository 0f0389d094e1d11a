import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid, notFound } from '#platform/kernel/errors.ts'
import { createWords } from '#platform/words/words.ts'
import {
  type EventUpload,
  type EventUploadDetails,
  type EventUploadRow,
  uploadColumnSchema,
  uploadCountsSchema,
  uploadReadingSchema,
  uploadVerdicts,
} from '../../contract.ts'
import type { UploadVerdict } from '../../domain/uploads/upload-plan.ts'
import en from '../messages.en.json' with { type: 'json' }
import ja from '../messages.ja.json' with { type: 'json' }
import { requireSource } from '../sources/change-source.ts'
import { openRows } from './read-chunk.ts'
import { findUpload, selectChunks, selectUploads, type UploadRecord } from './upload-queries.ts'

const words = createWords([{ ja, en }])
const instant = (value: string | null) => (value === null ? null : new Date(value).toISOString())

const toSummary = (row: UploadRecord): EventUpload => ({
  id: row.upload_id,
  sourceId: row.source_id,
  fileName: row.file_name,
  format: row.format,
  state: row.state,
  rowCount: row.row_count,
  doneRows: row.done_rows,
  counts: uploadCountsSchema.parse(row.counts),
  written: row.written,
  createdBy: row.created_by,
  createdAt: new Date(row.created_at).toISOString(),
  appliedAt: instant(row.applied_at),
  version: row.version,
})

/** Throws not found `usage.no_such_source`. */
export async function listUploads(context: Context, sourceId: string): Promise<{ items: EventUpload[] }> {
  await requireSource(context, sourceId)
  return { items: (await selectUploads(context.transaction, sourceId)).map(toSummary) }
}

/** What no row can be an event without. Lines of JSON that are calls need no columns. */
export function missingOf(row: UploadRecord): ('event' | 'time')[] {
  const columns = z.array(uploadColumnSchema).parse(row.columns)
  if (row.format === 'ndjson' && columns.length === 0) return []
  const has = (wanted: string) => columns.some(({ role }) => role === wanted)
  return [
    ...(has('event') || row.event_name !== null ? [] : (['event'] as const)),
    ...(has('time') ? [] : (['time'] as const)),
  ]
}

/** Throws not found `usage.no_such_upload`. */
export async function readUpload({ transaction }: Context, id: string): Promise<EventUploadDetails> {
  const row = await findUpload(transaction, id)
  if (!row) throw notFound('usage.no_such_upload')
  return {
    ...toSummary(row),
    reading: uploadReadingSchema.parse(row.reading),
    columns: z.array(uploadColumnSchema).parse(row.columns),
    eventName: row.event_name,
    missing: missingOf(row),
    firstAt: instant(row.first_at),
    lastAt: instant(row.last_at),
  }
}

interface ListRowsInput {
  id: string
  verdict?: UploadVerdict | undefined
  cursor?: string | undefined
  limit: number
}

const verdictsSchema = z.array(z.string()).nullable()
const chunksAtOnce = 4

/**
 * Rows as far as they are judged. Throws not found `usage.no_such_upload`, invalid `http.invalid_cursor`.
 */
export async function listUploadRows(context: Context, { id, verdict, cursor, limit }: ListRowsInput) {
  await readUpload(context, id)
  let [chunkNo, at] = cursor === undefined ? [0, 0] : placeOf(cursor)
  const items: (EventUploadRow & { place: [number, number] })[] = []
  while (items.length <= limit) {
    const chunks = await selectChunks(context.transaction, id, { after: chunkNo - 1, limit: chunksAtOnce, verdict })
    for (const chunk of chunks) {
      const from = chunk.chunk_no === chunkNo ? at : 0
      const verdicts = verdictsSchema.parse(chunk.verdicts) ?? []
      const rows = verdicts.length > 0 ? await openRows(chunk.body) : []
      for (const [index, [line, row]] of rows.entries()) {
        if (index < from || items.length > limit) continue
        const told = verdicts[index] ?? ''
        const own = uploadVerdicts.find((one) => one === told) ?? 'error'
        if (verdict !== undefined && own !== verdict) continue
        const flaw = own === 'error' ? told : null
        const message = flaw === null ? null : (words.say(context.locale, `usage.uploads.flaws.${flaw}`) ?? flaw)
        const cells = typeof row === 'string' ? [row] : [...row]
        items.push({ line, cells, verdict: own, flaw, message, place: [chunk.chunk_no, index] })
      }
    }
    if (chunks.length < chunksAtOnce) break
    chunkNo = (chunks.at(-1)?.chunk_no ?? chunkNo) + 1
    at = 0
  }
  const next = items[limit]
  return {
    items: items.slice(0, limit).map(({ place: _, ...row }) => row),
    nextCursor: next ? encodeCursor(next.place) : null,
  }
}

function placeOf(cursor: string): [number, number] {
  const place = z
    .tuple([
      z
        .int()
        .min(0)
        .max(2 ** 31 - 1),
      z.int().min(0).max(100_000),
    ])
    .safeParse(decodeCursor(cursor))
  if (!place.success) throw invalid('http.invalid_cursor')
  return place.data
}
