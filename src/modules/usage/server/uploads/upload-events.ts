import { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import type { DecodeOptions } from '#platform/files/decode-text.ts'
import type { UploadedFile } from '#platform/http/route.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { type changeUpload as changeContract, uploadColumnSchema } from '../../contract.ts'
import type { UploadRow } from '../../domain/uploads/read-upload-row.ts'
import { noCounts } from '../../domain/uploads/upload-plan.ts'
import { requireOpenSource } from '../sources/change-source.ts'
import { missingOf } from './describe-upload.ts'
import { openEventFile, rowsSchema } from './files/open-event-file.ts'
import { proposeColumns } from './propose-columns.ts'
import { openBody, packBody } from './read-chunk.ts'
import { askForStep, runUpload } from './run-upload.ts'
import {
  deleteChunks,
  deleteUploadKeys,
  holdUpload,
  insertChunk,
  insertUpload,
  selectContent,
  type UploadRecord,
  updateUpload,
} from './upload-queries.ts'

/** Rows by which it is judged what columns hold. */
const looked = 5_000

const fresh = {
  done_chunk: 0,
  done_rows: 0,
  counts: JSON.stringify(noCounts),
  written: 0,
  first_at: null,
  last_at: null,
}

/**
 * Takes a file of events in, proposes what its columns mean and begins the dry run. Throws not found
 * `usage.no_such_source`, conflict `usage.source_revoked`, and the codes of reading.
 */
export async function uploadEvents(
  context: Context,
  { sourceId, file, retentionDays }: { sourceId: string; file: UploadedFile; retentionDays: number },
): Promise<string> {
  await requireOpenSource(context, sourceId)
  const id = newId(context.clock.now())
  const read = await storeChunks(context, id, file.bytes, { locale: context.locale })
  await insertUpload(context.transaction, {
    workspace_id: context.workspaceId,
    upload_id: id,
    source_id: sourceId,
    file_name: file.fileName.replace(/\s+/g, ' ').trim() || 'file',
    content: await packBody(file.bytes),
    state: 'judging',
    ...read,
    ...fresh,
    event_name: null,
    created_by: context.actor.name,
    created_at: instantOf(context),
    applied_by: null,
    applied_at: null,
  })
  await runUpload(context, { uploadId: id, version: 1, retentionDays })
  return id
}

/** Reads a file into chunks, with what its columns seem to be. */
async function storeChunks(context: Context, id: string, bytes: Uint8Array, choices: DecodeOptions) {
  const { format, header, decoded, chunks } = await openEventFile(bytes, choices)
  const first: UploadRow[] = []
  let chunkNo = 0
  for (;;) {
    const { value, done } = await chunks.next()
    if (done) {
      return {
        format,
        reading: JSON.stringify({ ...decoded, headerLine: header.line }),
        columns: JSON.stringify(proposeColumns(header.cells, first)),
        row_count: value,
      }
    }
    const rows = rowsSchema.parse(JSON.parse(value))
    if (first.length < looked) first.push(...rows.map(([, row]) => row))
    chunkNo++
    await insertChunk(context.transaction, {
      workspace_id: context.workspaceId,
      upload_id: id,
      chunk_no: chunkNo,
      rows: rows.length,
      body: await packBody(Buffer.from(value)),
    })
  }
}

type Change = z.output<typeof changeContract.body>

/**
 * Changes how a file is read and what its columns mean; the dry run begins anew. Throws not found `usage.no_such_upload`,
 * conflict `usage.upload_changed_meanwhile`, `usage.uploads.already_applied`, invalid `usage.uploads.columns_unfit`, and
 * what reading throws.
 */
export async function changeUpload(
  context: Context,
  id: string,
  { change, retentionDays }: { change: Change; retentionDays: number },
): Promise<void> {
  const { transaction } = context
  const upload = await requireHeld(context, id)
  if (upload.version !== change.version) throw conflict('usage.upload_changed_meanwhile')
  if (upload.state === 'applying' || upload.state === 'applied') throw conflict('usage.uploads.already_applied')
  const version = upload.version + 1
  const isRead = change.reading !== undefined
  const read = isRead
    ? await readAnew(context, upload, change.reading)
    : { columns: JSON.stringify(chosen(upload, change)) }
  await deleteUploadKeys(transaction, id)
  await updateUpload(transaction, id, {
    ...read,
    ...fresh,
    ...(change.eventName !== undefined && { event_name: change.eventName === '' ? null : change.eventName }),
    state: 'judging',
    version,
  })
  await runUpload(context, { uploadId: id, version, retentionDays })
}

async function readAnew(context: Context, upload: UploadRecord, reading: Change['reading']) {
  const content = await selectContent(context.transaction, upload.upload_id)
  if (!content) throw conflict('usage.uploads.already_applied')
  await deleteChunks(context.transaction, upload.upload_id)
  return await storeChunks(context, upload.upload_id, await openBody(content), {
    locale: context.locale,
    ...(reading && { encoding: reading.encoding }),
  })
}

function chosen(upload: UploadRecord, { columns: changes = [] }: Change) {
  const byColumn = new Map(changes.map((column) => [column.column, column]))
  const columns = z.array(uploadColumnSchema).parse(upload.columns)
  const next = columns.map((column) => ({ ...column, ...byColumn.get(column.column) }))
  const roles = next.flatMap(({ role }) => (role === null || role === 'property' ? [] : [role]))
  if (new Set(roles).size < roles.length) throw invalid('usage.uploads.columns_unfit')
  return next
}

/**
 * Has the events of a file taken in. Throws not found `usage.no_such_upload`, conflict `usage.uploads.not_judged`,
 * `usage.source_revoked`.
 */
export async function applyUpload(context: Context, id: string): Promise<void> {
  const upload = await requireHeld(context, id)
  if (upload.state === 'applying' || upload.state === 'applied') return
  if (upload.state !== 'judged' || missingOf(upload).length > 0) throw conflict('usage.uploads.not_judged')
  await requireOpenSource(context, upload.source_id)
  const version = upload.version + 1
  await updateUpload(context.transaction, id, {
    state: 'applying',
    done_chunk: -1,
    done_rows: 0,
    written: 0,
    applied_by: context.actor.name,
    version,
  })
  await askForStep(context, id, version)
}

async function requireHeld(context: Context, id: string): Promise<UploadRecord> {
  const upload = await holdUpload(context.transaction, id)
  if (!upload) throw notFound('usage.no_such_upload')
  return upload
}
