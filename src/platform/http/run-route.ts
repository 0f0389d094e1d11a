import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Context } from '#platform/context/context.ts'
import { inTransaction, type Transaction } from '#platform/database/transaction.ts'
import { forbidden, invalid, unauthenticated } from '#platform/kernel/errors.ts'
import { answerOnce } from './idempotency.ts'
import { invalidInput } from './problem.ts'
import { countAttempt } from './rate-limit.ts'
import type { Caller, FileAnswer, RawRequest, Route } from './route.ts'
import { localeOf, type ServerOptions } from './server-options.ts'

interface Caught {
  workspaceId: string
  userId?: string | undefined
  actor: Actor
  timeZone: string
}

/** Attempts per minute and address on routes that anyone may call. */
const publicLimit = 60
const uploadTimeout = 120_000

/** Whom a request was admitted as, from its first moment to its answer. */
const admitted = new WeakMap<FastifyRequest, Caught>()

/** Runs before the body is read: whoever may not call a route can't make the server take in a file or judge an input. */
export async function admitCaller(options: ServerOptions, route: Route, request: FastifyRequest): Promise<void> {
  if (route.access.audience !== 'public') admitted.set(request, await admitPrincipal(options, route, request))
}

export async function runRoute(
  options: ServerOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const raw = readRequest(options, route, request, reply)
  const caught = admitted.get(request) ?? (await admitBearer(options, route, raw))
  const scope = {
    workspaceId: caught.workspaceId,
    userId: caught.userId,
    ...(route.endpoint.upload && { statementTimeout: uploadTimeout }),
  }
  const { answer, isReplay } = await inTransaction(options.pool, scope, (transaction) =>
    answerIn(options, route, request, raw, caught, transaction),
  )
  if (isReplay) reply.header('idempotency-replayed', 'true')
  if (route.endpoint.download) return sendFile(reply, answer)
  reply.header('cache-control', 'no-store')
  return answer === undefined ? reply.status(204).send() : reply.send(answer)
}

async function answerIn(
  options: ServerOptions,
  route: Route,
  request: FastifyRequest,
  raw: RawRequest,
  caught: Caught,
  transaction: Transaction,
): Promise<{ answer: unknown; isReplay: boolean }> {
  const context: Context = {
    transaction,
    actor: caught.actor,
    workspaceId: caught.workspaceId,
    clock: options.clock,
    locale: localeOf(options, request),
    timeZone: caught.timeZone,
  }
  const work = async () => {
    const result = await route.handle(context, raw)
    // Parsing the answer makes the contract an allow-list: what it does not name does not leave.
    const answer = onlyWhatIsNamed(route, result)
    if (route.audit !== 'read')
      await options.writeAudit(context, {
        ...route.audit,
        entityId: entityIdOf(answer, raw.params),
        details: raw.file ? { fileName: raw.file.fileName, bytes: raw.file.bytes.length } : raw.body,
        ip: raw.caller.ip,
      })
    return answer
  }
  const key = request.headers['idempotency-key']
  if (route.endpoint.method !== 'POST' || typeof key !== 'string' || key === '' || route.endpoint.download)
    return { answer: await work(), isReplay: false }
  if (key.length > 200) throw invalid('http.invalid_input')
  const body = raw.file ? `${raw.file.fileName}:${raw.file.bytes.length}` : JSON.stringify(raw.body)
  const fingerprint = `${request.method} ${request.url} ${body}`
  return answerOnce(transaction, { workspaceId: caught.workspaceId, actorId: caught.actor.id, key, fingerprint }, work)
}

function onlyWhatIsNamed(route: Route, result: unknown): unknown {
  const { response, download } = route.endpoint
  if (response instanceof z.ZodType) return response.parse(result)
  return download ? result : undefined
}

/** A route that anyone may call proves its caller by a token in the request. */
async function admitBearer(options: ServerOptions, route: Route, raw: RawRequest): Promise<Caught> {
  const { access } = route
  if (access.audience !== 'public') throw unauthenticated('http.sign_in_first')
  await countAttempt(options.pool, `public:${route.endpoint.path}:${raw.caller.ip}`, publicLimit)
  const found = await inTransaction(options.pool, { workspaceId: undefined }, (db) =>
    access.identify(db, raw, options.clock.now()),
  )
  return { ...found, timeZone: found.timeZone ?? 'UTC' }
}

async function admitPrincipal(options: ServerOptions, route: Route, request: FastifyRequest): Promise<Caught> {
  const { access } = route
  const principal = await options.authenticate(request, access.audience === 'portal' ? 'portal' : 'staff')
  if (!principal) throw unauthenticated('http.sign_in_first')
  if (principal.byCookie && request.method !== 'GET') requireSameOrigin(request)
  if ((access.audience === 'portal') !== (principal.audience === 'portal')) throw forbidden('http.not_for_you')
  if ('permission' in access && !principal.permissions.has(access.permission))
    throw forbidden('http.permission_missing', { permission: access.permission })
  if (principal.workspaceId === undefined) throw forbidden('http.no_workspace')
  return {
    workspaceId: principal.workspaceId,
    userId: principal.userId,
    actor: principal.actor,
    timeZone: principal.timeZone,
  }
}

/** A cookie travels with requests that another site's page makes; those are told by their origin. */
function requireSameOrigin(request: FastifyRequest): void {
  const origin = request.headers.origin
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host) return
  throw forbidden('http.wrong_origin')
}

function readRequest(options: ServerOptions, route: Route, request: FastifyRequest, reply: FastifyReply): RawRequest {
  const { endpoint } = route
  const read = (part: 'params' | 'query' | 'body', schema: unknown, value: unknown): unknown => {
    if (!(schema instanceof z.ZodType)) return undefined
    const parsed = schema.safeParse(value)
    if (!parsed.success) throw invalidInput(part, parsed.error)
    return parsed.data
  }
  const params = read('params', endpoint.params, request.params)
  const query = read('query', endpoint.query, request.query)
  const body = endpoint.upload ? undefined : read('body', endpoint.body, request.body ?? {})
  const caller: Caller = {
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    cookies: request.cookies,
    setCookie: (name, value, maxAge) => {
      reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: options.isSecure(), maxAge })
    },
  }
  return { params, query, body, file: endpoint.upload ? readFile(request) : undefined, caller }
}

const named = z.looseObject({ fileName: z.string().min(1).max(255) })

function readFile(request: FastifyRequest) {
  const query = named.safeParse(request.query)
  if (!query.success) throw invalidInput('query', query.error)
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw invalid('http.no_file')
  return { fileName: query.data.fileName, bytes: request.body }
}

const identified = z.looseObject({ id: z.string() })

function entityIdOf(answer: unknown, params: unknown): string | null {
  const fromParams = identified.safeParse(params)
  if (fromParams.success) return fromParams.data.id
  const fromAnswer = identified.safeParse(answer)
  return fromAnswer.success ? fromAnswer.data.id : null
}

function isFileAnswer(answer: unknown): answer is FileAnswer {
  return (
    typeof answer === 'object' && answer !== null && 'fileName' in answer && 'body' in answer && 'contentType' in answer
  )
}

function sendFile(reply: FastifyReply, answer: unknown): FastifyReply {
  if (!isFileAnswer(answer)) throw new Error('A download route must answer with a file.')
  const plain = answer.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  reply
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-store')
    .type(answer.contentType)
  return reply.send(Buffer.isBuffer(answer.body) ? answer.body : Readable.from(answer.body))
}
