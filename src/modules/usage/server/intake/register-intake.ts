import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '#platform/database/database-away.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import { maxBatchBytes, maxBatchEvents, maxEventBytes } from '../../domain/intake/limits.ts'
import type { Source } from '../../domain/intake/packed-call.ts'
import { type CallKind, readCall, writeKeyIn } from '../../domain/intake/read-request.ts'
import type { TakeIn } from './intake-queue.ts'
import { packCall } from './pack-call.ts'
import { unwrapBody } from './unwrap-body.ts'

const inflate = promisify(gunzip)

/** The addresses of Segment's HTTP API, those of its browser library, and those of PostHog's libraries. */
const addresses: Readonly<Record<string, CallKind>> = {
  '/v1/track': 'track',
  '/v1/t': 'track',
  '/v1/page': 'page',
  '/v1/p': 'page',
  '/v1/screen': 'screen',
  '/v1/s': 'screen',
  '/v1/identify': 'identify',
  '/v1/i': 'identify',
  '/v1/group': 'group',
  '/v1/g': 'group',
  '/v1/alias': 'alias',
  '/v1/a': 'alias',
  '/v1/batch': 'batch',
  '/v1/b': 'batch',
  '/v1/import': 'batch',
  '/v1/batch/': 'batch',
  '/v1/capture/': 'batch',
  '/v1/e/': 'batch',
  '/v1/i/v0/e/': 'batch',
  // PostHog's browser library knows no path before its own.
  '/i/v0/e/': 'batch',
  '/e/': 'batch',
}

/** All of them, for the test that walks every address. */
export const intakeAddresses: readonly string[] = Object.keys(addresses)

export interface IntakeOptions {
  findSource: (writeKey: string) => Promise<Source | undefined>
  takeIn: TakeIn
  clock: { now: () => number }
  /** How long events are kept, in days: older ones are refused. */
  retentionDays: number
}

/** What senders are told; their libraries decide by the status whether to send again. */
class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const unknownKey = () => new Refusal(401, 'No source of this workspace has this write key.')
const tooLarge = () => new Refusal(413, 'A call holds 500 KB and 12,000 events at most, a single event 32 KB.')

/**
 * Takes events in under `/v1`, in a contract that is Segment's and not ours: its own addresses, keys, limits and answers. A
 * 200 means that the events are on disk.
 */
export async function registerIntake(server: FastifyInstance, options: IntakeOptions): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // Browsers send text/plain where they may not ask first, and beacons send no type at all.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBatchBytes }, (_request, body, done) =>
      done(null, body),
    )
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
    })
    scope.setErrorHandler((error, _request, reply) => refuse(server, error, reply))
    for (const [url, kind] of Object.entries(addresses)) {
      scope.route({
        method: 'POST',
        url,
        config: { rateLimit: false },
        handler: (request, reply) => receive(options, kind, request, reply),
      })
      scope.route({ method: 'OPTIONS', url, handler: allow })
    }
  })
}

async function allow(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .status(204)
    .header('access-control-allow-methods', 'POST')
    .header('access-control-allow-headers', 'authorization, content-type, content-encoding')
    .header('access-control-max-age', '86400')
    .send()
}

async function receive(
  options: IntakeOptions,
  kind: CallKind,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const fromHeader = keyInHeader(request.headers.authorization)
  let source = fromHeader === undefined ? undefined : await options.findSource(fromHeader)
  if (fromHeader !== undefined && !source) throw unknownKey()
  const bytes = await readBytes(request)
  const body = parse(bytes)
  const inBody = writeKeyIn(body)
  if (!source) {
    source = inBody === undefined ? undefined : await options.findSource(inBody)
    if (!source) throw unknownKey()
  }
  if (kind !== 'batch' && bytes.length > maxEventBytes) throw tooLarge()
  const call = readCall(kind, body)
  if (!call) throw new Refusal(400, 'The body holds no list of events under "batch".')
  if (call.readings.length > maxBatchEvents) throw tooLarge()
  const receivedAt = options.clock.now()
  if (call.readings.length > 0) {
    const kept = inBody === undefined ? bytes : blotOut(bytes, inBody)
    await options.takeIn(packCall(source, call, kept, receivedAt, receivedAt - options.retentionDays * 86_400_000))
  }
  return reply.type('application/json; charset=utf-8').send('{"success":true}')
}

/** The user name of Basic authorization, as Segment's libraries send it. */
function keyInHeader(header: string | undefined): string | undefined {
  const match = /^Basic ([A-Za-z0-9+/=_-]{1,2000})$/i.exec(header ?? '')
  if (!match) return undefined
  const [name] = Buffer.from(match[1] ?? '', 'base64')
    .toString('utf8')
    .split(':')
  return name === '' ? undefined : name
}

async function readBytes(request: FastifyRequest): Promise<Buffer> {
  const { body } = request
  if (!Buffer.isBuffer(body)) throw new Refusal(400, 'The call has no body.')
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity' && encoding !== 'gzip')
    throw new Refusal(415, 'Bodies come as they are, or as gzip.')
  try {
    // Stops at the limit: a few bytes may stand for gigabytes.
    return encoding === 'gzip'
      ? await inflate(body, { maxOutputLength: maxBatchBytes })
      : await unwrapBody(body, maxBatchBytes)
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge()
    throw new Refusal(400, 'The body is no gzip.')
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Refusal(400, 'The body is no JSON.')
  }
}

/** The body is kept for years and shown to people; the key in it is nobody's business. */
function blotOut(bytes: Buffer, writeKey: string): Buffer {
  const needle = Buffer.from(writeKey, 'utf8')
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length))
    bytes.fill('*', at, at + needle.length)
  return bytes
}

function refuse(server: FastifyInstance, error: unknown, reply: FastifyReply): FastifyReply {
  const answer = (status: number, message: string) =>
    reply.status(status).type('application/json; charset=utf-8').send({ success: false, message })
  if (error instanceof Refusal) return answer(error.status, error.message)
  if (hasCode(error, 'FST_ERR_CTP_BODY_TOO_LARGE')) return answer(413, tooLarge().message)
  if (hasCode(error, 'FST_ERR_CTP_INVALID_CONTENT_LENGTH'))
    return answer(400, 'The body is shorter or longer than it says.')
  if (isDatabaseAway(error) || error instanceof ProductError)
    return answer(503, 'Not now. Nothing was taken in; send it again.').header('retry-after', '5')
  server.log.error({ err: error }, 'events could not be taken in')
  return answer(500, 'The events could not be taken in. Nothing was kept; send them again.')
}

const hasCode = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code
