import { createHash } from 'node:crypto'
import type pg from 'pg'
import { inTransaction } from '#platform/database/transaction.ts'
import { invalid, limited } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { deleteUnfinished, insertChunk, insertFile } from './chunk-queries.ts'
import { safeFileName } from './file-name.ts'
import { sniffType } from './sniff-type.ts'
import type { StoredFile } from './stored-file.ts'

const chunkBytes = 1024 * 1024

export interface IncomingFile {
  workspaceId: string
  accountId: string
  fileName: string
  declaredType: string
  maxBytes: number
  now: number
}

/**
 * Takes a file in as it arrives, a piece of 1 MB and a short transaction at a time: however large it is and however slow
 * its sender, it holds neither memory nor a connection. Nobody sees it before `completeFile`. Throws limited
 * `http.payload_too_large_for`, invalid `http.no_file` for an
 * empty one and `http.file_cut_off` when its sender goes away.
 */
export async function receiveFile(
  pool: pg.Pool,
  source: AsyncIterable<Uint8Array>,
  incoming: IncomingFile,
): Promise<StoredFile> {
  const { workspaceId, accountId } = incoming
  const key = { workspaceId, accountId, fileId: newId(incoming.now) }
  const fileName = safeFileName(incoming.fileName)
  const write = inTransaction.bind(undefined, pool, { workspaceId })
  await write((transaction) =>
    insertFile(transaction, {
      ...key,
      fileName,
      declaredType: incoming.declaredType.slice(0, 200),
      createdAt: new Date(incoming.now).toISOString(),
    }),
  )
  const hash = createHash('sha256')
  let byteSize = 0
  let head: Uint8Array = new Uint8Array()
  try {
    for await (const bytes of inPieces(source)) {
      if (byteSize + bytes.length > incoming.maxBytes) throw tooLarge(incoming.maxBytes)
      if (byteSize === 0) head = bytes.subarray(0, 4096)
      hash.update(bytes)
      const startsAt = byteSize
      await write((transaction) => insertChunk(transaction, key, startsAt, bytes))
      byteSize += bytes.length
    }
    if (byteSize === 0) throw invalid('http.no_file')
  } catch (error) {
    // Where even this fails, the daily cleaning finds it.
    await write((transaction) => deleteUnfinished(transaction, key)).catch(() => undefined)
    throw wasCutOff(error) ? invalid('http.file_cut_off') : error
  }
  return {
    accountId,
    fileId: key.fileId,
    fileName,
    byteSize,
    sha256: hash.digest('hex'),
    contentType: sniffType(head, fileName),
  }
}

/** The sender went away, closed the page or lost the network. */
const wasCutOff = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

export const tooLarge = (maxBytes: number) =>
  limited('http.payload_too_large_for', { megabytes: Math.floor(maxBytes / 1024 / 1024) })

async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const part of source) {
    let rest = part
    while (length + rest.length >= chunkBytes) {
      const fits = chunkBytes - length
      yield Buffer.concat([...waiting, rest.subarray(0, fits)])
      waiting = []
      length = 0
      rest = rest.subarray(fits)
    }
    if (rest.length > 0) {
      waiting.push(rest)
      length += rest.length
    }
  }
  if (length > 0) yield Buffer.concat(waiting)
}
