import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Context } from '#platform/context/context.ts'
import { inTransaction, type Transaction } from '#platform/database/transaction.ts'
import { completeFile } from '#platform/file-storage/keep-file.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import { forbidden, invalid, ProductError, unauthenticated } from '#platform/kernel/errors.ts'
import { answerOnce } from './idempotency.ts'
import { callerNetwork, countAttempt } from './rate-limit.ts'
import { readRequest, storeBody } from './read-request.ts'
import type { RawRequest, Route, UploadedFile } from './route.ts'
import { requireSameOrigin } from './same-origin.ts'
import { sendFile } from './send-file.ts'
import { localeOf, type ServerOptions } from './server-options.ts'

interface Caught {
  workspaceId: string
  userId?: string | undefined
  actor: Actor
  timeZone: string
  permissions?: ReadonlySet<string>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the request was admitted as, from its first moment to its answer. */
    admitted: Caught | null
  }
}

/** Attempts per minute and address on routes that anyone may call. */
const publicLimit = 60
const uploadTimeout = 120_000

/** Runs before the body is read: whoever may not call a route can't make the server take in a file or judge an input. */
export async function admitCaller(options: ServerOptions, route: Route, request: FastifyRequest): Promise<void> {
  if (route.access.audience !== 'public') request.admitted = await admitPrincipal(options, route, request)
}

export async function runRoute(
  options: ServerOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const checked = readRequest(options, route, request, reply, request.admitted?.permissions)
  const caught = request.admitted ?? (await admitBearer(options, route, checked))
  const raw = await withStoredFile(options, route, request, checked, caught)
  const scope = {
    workspaceId: caught.workspaceId,
    userId: caught.userId,
    ...(route.endpoint.upload && { statementTimeout: uploadTimeout }),
  }
  const { answer, isReplay } = await inTransaction(options.pool, scope, (transaction) =>
    answerIn(options, route, request, raw, caught, transaction),
  )
  if (answer instanceof ProductError) throw answer
  if (isReplay) reply.header('idempotency-replayed', 'true')
  if (route.endpoint.download) {
    const { workspaceId } = caught
    return sendFile({ pool: options.pool, workspaceId, request, reply }, answer)
  }
  reply.header('cache-control', 'no-store')
  return answer === undefined ? reply.status(204).send() : reply.send(answer)
}

/** A file that is stored comes in before the route's own transaction, which then lasts no longer than any other. */
async function withStoredFile(
  options: ServerOptions,
  route: Route,
  request: FastifyRequest,
  raw: RawRequest,
  caught: Caught,
): Promise<RawRequest> {
  const { placeFile, endpoint } = route
  if (!placeFile || !endpoint.upload) return raw
  const { workspaceId } = caught
  const about = { workspaceId, maxBytes: endpoint.upload.maxBytes, now: options.clock.now() }
  const file = await storeBody(options.pool, request, about, () =>
    inTransaction(options.pool, { workspaceId, userId: caught.userId }, (transaction) =>
      placeFile(contextOf(options, request, caught, transaction), raw),
    ),
  )
  return { ...raw, file }
}

function contextOf(options: ServerOptions, request: FastifyRequest, caught: Caught, transaction: Transaction): Context {
  return {
    transaction,
    actor: caught.actor,
    workspaceId: caught.workspaceId,
    clock: options.clock,
    locale: localeOf(options, request),
    timeZone: caught.timeZone,
  }
}

const isStored = (file: UploadedFile | StoredFile): file is StoredFile => 'fileId' in file

function describeFile(file: UploadedFile | StoredFile) {
  const bytes = isStored(file) ? file.byteSize : file.bytes.length
  return { fileName: file.fileName, bytes, ...(isStored(file) && { sha256: file.sha256 }) }
}

async function answerIn(
  options: ServerOptions,
  route: Route,
  request: FastifyRequest,
  raw: RawRequest,
  caught: Caught,
  transaction: Transaction,
): Promise<{ answer: unknown; isReplay: boolean }> {
  const context = contextOf(options, request, caught, transaction)
  const work = async () => {
    if (raw.file && isStored(raw.file)) await completeFile(context, raw.file)
    const result = await route.handle(context, raw)
    // Thrown once the transaction is through, so that what was written of the refusal stays.
    if (result instanceof ProductError) return result
    // Parsing the answer makes the contract an allow-list: what it does not name does not leave.
    const answer = onlyWhatIsNamed(route, result)
    if (route.audit !== 'read')
      await options.writeAudit(context, {
        ...route.audit,
        entityId: entityIdOf(answer, raw.params),
        details: raw.file ? describeFile(raw.file) : raw.body,
        ip: raw.caller.ip,
      })
    return answer
  }
  const key = request.headers['idempotency-key']
  const isKept = route.endpoint.method === 'POST' && !route.endpoint.download && !route.endpoint.takesSignedBody
  if (!isKept || typeof key !== 'string' || key === '') return { answer: await work(), isReplay: false }
  if (key.length > 200) throw invalid('http.invalid_input')
  const described = JSON.stringify((raw.file ? describeFile(raw.file) : raw.body) ?? null)
  const content = raw.file && !isStored(raw.file) ? raw.file.bytes : described
  const fingerprint = [request.method, request.url, content]
  const isSecret = route.endpoint.answersSecret === true
  const { workspaceId, actor } = caught
  return answerOnce(transaction, { workspaceId, actorId: actor.id, key, fingerprint, isSecret }, work)
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
  const key = `public:${route.endpoint.path}:${callerNetwork(raw.caller.ip)}`
  await countAttempt(options.pool, key, access.perMinute ?? publicLimit)
  const found = await inTransaction(options.pool, { workspaceId: undefined }, (db) =>
    access.identify(db, raw, options.clock.now()),
  )
  return { ...found, timeZone: found.timeZone ?? 'UTC' }
}

async function admitPrincipal(options: ServerOptions, route: Route, request: FastifyRequest): Promise<Caught> {
  const { access } = route
  const principal = await options.authenticate(request, access.audience === 'portal' ? 'portal' : 'staff')
  if (!principal) throw unauthenticated('http.sign_in_first')
  if (principal.byCookie && request.method !== 'GET') requireSameOrigin(request.headers, request.host)
  if ((access.audience === 'portal') !== (principal.audience === 'portal')) throw forbidden('http.not_for_you')
  if ('permission' in access && !principal.permissions.has(access.permission))
    throw forbidden('http.permission_missing', { permission: access.permission })
  if (principal.workspaceId === undefined) throw forbidden('http.no_workspace')
  return {
    workspaceId: principal.workspaceId,
    userId: principal.userId,
    actor: principal.actor,
    timeZone: principal.timeZone,
    permissions: principal.permissions,
  }
}

const identified = z.looseObject({ id: z.string() })

function entityIdOf(answer: unknown, params: unknown): string | null {
  const fromParams = identified.safeParse(params)
  if (fromParams.success) return fromParams.data.id
  const fromAnswer = identified.safeParse(answer)
  return fromAnswer.success ? fromAnswer.data.id : null
}
