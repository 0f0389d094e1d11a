import { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob, type Job } from '#platform/jobs/job.ts'
import { uploadColumnSchema, uploadCountsSchema } from '../../contract.ts'
import { readCall } from '../../domain/intake/read-request.ts'
import { createSourceMemory } from '../intake/find-source.ts'
import { packCall } from '../intake/pack-call.ts'
import { insertCalls } from '../intake/take-in-queries.ts'
import { addCounts, judgeRows } from './judge-chunk.ts'
import { createChunkReader, openRows, type ReadEvent } from './read-chunk.ts'
import {
  type ChunkRow,
  deleteUploadKeys,
  ensureMonthsBetween,
  holdUpload,
  selectChunks,
  selectTakenKeys,
  type UploadRecord,
  updateUpload,
  updateVerdicts,
} from './upload-queries.ts'

/** How much one transaction does; where it ends unfinished, by a restart say, no more than this is done again. */
const chunksAStep = 10
const jobName = 'usage.run_upload'

export const runUploadJob = (retentionDays: number): Job =>
  declareJob(jobName, z.object({ uploadId: z.uuid(), version: z.int() }), (context, work) =>
    runUpload(context, { ...work, retentionDays }),
  )

export const askForStep = (context: Context, uploadId: string, version: number): Promise<void> =>
  enqueueJob(context, jobName, { uploadId, version }, { key: `usage.upload.${uploadId}` })

interface Work {
  uploadId: string
  /** Of the mapping that the work was asked for. */
  version: number
  retentionDays: number
}

/** One step of judging or writing; asks for the next where there is more. What was asked for an earlier mapping rests. */
export async function runUpload(context: Context, { uploadId, version, retentionDays }: Work): Promise<void> {
  const upload = await holdUpload(context.transaction, uploadId)
  if (!upload || upload.version !== version) return
  if (upload.state !== 'judging' && upload.state !== 'applying') return
  const oldest = context.clock.now() - retentionDays * 86_400_000
  if (upload.state === 'applying' && upload.done_chunk < 0) {
    // In a transaction of its own: others wait for the lock that making a partition takes.
    const today = instantOf(context)
    if (upload.first_at)
      await ensureMonthsBetween(context.transaction, upload.first_at.slice(0, 10), today.slice(0, 10))
    await updateUpload(context.transaction, uploadId, { done_chunk: 0 })
    return await askForStep(context, uploadId, version)
  }
  const chunks = await selectChunks(context.transaction, uploadId, { after: upload.done_chunk, limit: chunksAStep })
  if (chunks.length > 0) {
    await (upload.state === 'judging' ? judge : write)(context, upload, chunks, oldest)
    return await askForStep(context, uploadId, version)
  }
  if (upload.state === 'judging') await deleteUploadKeys(context.transaction, uploadId)
  await updateUpload(
    context.transaction,
    uploadId,
    upload.state === 'judging'
      ? { state: 'judged' }
      : { state: 'applied', applied_at: instantOf(context), content: null },
  )
}

function readerOf(context: Context, upload: UploadRecord, oldest: number) {
  const plan = {
    columns: z.array(uploadColumnSchema).parse(upload.columns),
    eventName: upload.event_name,
    timeZone: context.timeZone,
  }
  return createChunkReader({ plan, sourceId: upload.source_id, now: context.clock.now(), oldest })
}

const through = (upload: UploadRecord, chunks: readonly ChunkRow[]) => ({
  done_chunk: chunks.at(-1)?.chunk_no ?? upload.done_chunk,
  done_rows: upload.done_rows + chunks.reduce((sum, { rows }) => sum + rows, 0),
})

async function judge(context: Context, upload: UploadRecord, chunks: readonly ChunkRow[], oldest: number) {
  const { transaction } = context
  const read = readerOf(context, upload, oldest)
  let total = uploadCountsSchema.parse(upload.counts)
  const span = [upload.first_at, upload.last_at].flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  for (const chunk of chunks) {
    const rows = read((await openRows(chunk.body)).map(([, row]) => row))
    const { verdicts, counts } = await judgeRows(context, upload.upload_id, rows)
    await updateVerdicts(transaction, upload.upload_id, chunk.chunk_no, { verdicts, counts })
    total = addCounts(total, counts)
    for (const row of rows) if ('event' in row && row.event.claimedAt !== undefined) span.push(row.event.claimedAt)
  }
  const [first, last] = span.reduce<number[]>(
    ([least = Infinity, most = -Infinity], at) => [Math.min(least, at), Math.max(most, at)],
    [],
  )
  await updateUpload(transaction, upload.upload_id, {
    ...through(upload, chunks),
    counts: JSON.stringify(total),
    first_at: first === undefined ? null : new Date(first).toISOString(),
    last_at: last === undefined ? null : new Date(last).toISOString(),
  })
}

/** Takes rows in as a call of a program would be. A chunk that holds nothing new leaves no trace. */
async function write(context: Context, upload: UploadRecord, chunks: readonly ChunkRow[], oldest: number) {
  const { transaction, workspaceId, clock } = context
  const read = readerOf(context, upload, oldest)
  const source = { workspaceId, sourceId: upload.source_id, ...createSourceMemory(context.timeZone) }
  let { written } = upload
  for (const chunk of chunks) {
    const events = read((await openRows(chunk.body)).map(([, row]) => row)).flatMap((row) =>
      'flaw' in row ? [] : [row],
    )
    const raw = firstOfEach(
      events,
      await selectTakenKeys(transaction, workspaceId, [...new Set(events.map(({ key }) => key))]),
    )
    const call = readCall('batch', raw)
    if (raw.length === 0 || !call) continue
    const body = Buffer.from(JSON.stringify({ batch: raw }))
    const packed = packCall(source, call, body, clock.now(), oldest)
    written += await insertCalls(transaction, workspaceId, [packed])
  }
  if (written > upload.written) await enqueueJob(context, 'usage.roll_batches', {}, { key: 'usage.roll' })
  await updateUpload(transaction, upload.upload_id, { ...through(upload, chunks), written })
}

function firstOfEach(events: readonly ReadEvent[], taken: Set<string>): unknown[] {
  return events.flatMap(({ key, raw }) => {
    if (taken.has(key)) return []
    taken.add(key)
    return [raw]
  })
}
