import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { rangeOf, readBytes } from '#platform/file-storage/read-file.ts'
import { isPicture, servedType } from '#platform/file-storage/sniff-type.ts'
import type { FileAnswer, StoredFileAnswer } from './route.ts'

interface Sending {
  pool: pg.Pool
  workspaceId: string
  request: FastifyRequest
  reply: FastifyReply
}

export function isFileAnswer(answer: unknown): answer is FileAnswer | StoredFileAnswer {
  if (typeof answer !== 'object' || answer === null) return false
  return 'stored' in answer || ('fileName' in answer && 'body' in answer && 'contentType' in answer)
}

/** Sends a file to be saved, never to be run: no sniffing, no script, no frame. */
export function sendFile(sending: Sending, answer: unknown): FastifyReply {
  if (!isFileAnswer(answer)) throw new Error('A download route must answer with a file.')
  const { reply } = sending
  reply.header('content-security-policy', "default-src 'none'; sandbox").header('cache-control', 'no-store')
  if ('stored' in answer) return sendStored(sending, answer)
  reply.header('content-disposition', `attachment; ${nameParameters(answer.fileName)}`).type(answer.contentType)
  return reply.send(Buffer.isBuffer(answer.body) ? answer.body : Readable.from(answer.body))
}

function sendStored(
  { pool, workspaceId, request, reply }: Sending,
  { stored, isShownInPlace }: StoredFileAnswer,
): FastifyReply {
  const { byteSize: size, contentType } = stored
  const isInline = isShownInPlace === true && isPicture(contentType)
  const etag = `"${stored.sha256}"`
  reply
    .header('content-disposition', `${isInline ? 'inline' : 'attachment'}; ${nameParameters(stored.fileName)}`)
    .header('accept-ranges', 'bytes')
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .type(servedType(contentType))
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === etag ? rangeOf(request.headers.range, size) : undefined
  if (range === null) return reply.status(416).header('content-range', `bytes */${size}`).send()
  const { from, to } = range ?? { from: 0, to: size - 1 }
  if (range) reply.status(206).header('content-range', `bytes ${from}-${to}/${size}`)
  reply.header('content-length', to + 1 - from)
  return reply.send(Readable.from(readBytes(pool, workspaceId, stored, { from, to })))
}

/** The name twice (RFC 6266): in letters that every browser reads, and as it is in RFC 5987's encoding. */
function nameParameters(fileName: string): string {
  const name = fileName.toWellFormed()
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}
