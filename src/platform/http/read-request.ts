import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { receiveFile, tooLarge } from '#platform/file-storage/receive-file.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { findUnstorable } from '#platform/kernel/parse-input/unstorable-text.ts'
import { invalidInput } from './problem.ts'
import type { Caller, RawRequest, Route, UploadedFile } from './route.ts'
import type { ServerOptions } from './server-options.ts'

type Part = 'params' | 'query' | 'body'

/** What a request holds, checked against the endpoint's schemas. A file that is to be stored has yet to be received. */
export function readRequest(
  options: ServerOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  permissions: ReadonlySet<string> | undefined,
): RawRequest {
  const { endpoint } = route
  const params = readInput('params', endpoint.params, request.params)
  const query = readInput('query', endpoint.query, request.query)
  const body = endpoint.upload ? undefined : readInput('body', endpoint.body, request.body ?? {})
  const caller: Caller = {
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    cookies: request.cookies,
    can: (permission) => permissions?.has(permission) ?? false,
    ...(endpoint.takesSignedBody && {
      signed: {
        bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        header: (name: string) => {
          const value = request.headers[name]
          return typeof value === 'string' ? value : undefined
        },
      },
    }),
    setCookie: (name, value, maxAge) => {
      reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: options.isSecure(), maxAge })
    },
  }
  const isInMemory = endpoint.upload !== undefined && endpoint.upload.isStored !== true
  return { params, query, body, file: isInMemory ? readFile(request) : undefined, caller }
}

/** What a schema makes of a part of the request; undefined without a schema. Throws invalid with the fields. */
export function readInput(part: Part, schema: unknown, value: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return undefined
  refuseUnstorable(part, value)
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalidInput(part, parsed.error)
  return parsed.data
}

function refuseUnstorable(part: Part, value: unknown): void {
  const found = findUnstorable(value)
  if (found === undefined) return
  const path = [...(part === 'body' ? [] : [part]), ...found].join('.').toWellFormed()
  throw invalid('http.invalid_input', {}, [{ path, code: 'field.unreadable' }])
}

const named = z.looseObject({ fileName: z.string().min(1).max(255) })

function nameOf(request: FastifyRequest): string {
  refuseUnstorable('query', request.query)
  const query = named.safeParse(request.query)
  if (!query.success) throw invalidInput('query', query.error)
  return query.data.fileName
}

function readFile(request: FastifyRequest): UploadedFile {
  const fileName = nameOf(request)
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw invalid('http.no_file')
  return { fileName, bytes: request.body }
}

/** Stores the request's body while it arrives. `place` is asked before the first byte, so that it may refuse. */
export async function storeBody(
  pool: pg.Pool,
  request: FastifyRequest,
  { workspaceId, maxBytes, now }: { workspaceId: string; maxBytes: number; now: number },
  place: () => Promise<{ accountId: string }>,
): Promise<StoredFile> {
  const fileName = nameOf(request)
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const { accountId } = await place()
  if (!(request.body instanceof Readable)) throw invalid('http.no_file')
  const declaredType = request.headers['content-type'] ?? ''
  return receiveFile(pool, request.body, { workspaceId, accountId, fileName, declaredType, maxBytes, now })
}
