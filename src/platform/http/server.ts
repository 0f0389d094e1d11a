import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { z } from 'zod'
import { isDatabaseAway } from '#platform/database/database-away.ts'
import { conflict, invalid, limited, notFound, ProductError, unavailable } from '#platform/kernel/errors.ts'
import { describeIncident, describeProblem } from './problem.ts'
import type { Route } from './route.ts'
import { admitCaller, runRoute } from './run-route.ts'
import { localeOf, type ServerOptions } from './server-options.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every address that has been registered, for the test that walks them all. */
    registeredAddresses: () => string[]
  }
}

/** On every answer, whoever makes it. Pages and files bring a stricter policy of their own. */
const protections = {
  'content-security-policy': "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

const jsonLimit = 2 * 1024 * 1024

/** The HTTP server with every declared route, problem details for every error, and nothing else. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.log.child({}, { level: 'warn' })
  const server = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Counted from our end: `true` would believe the first address of the list, which any caller can write.
    trustProxy: options.trustProxy === 0 ? false : (_address, hop) => hop < options.trustProxy,
    bodyLimit: jsonLimit,
    // Long enough for a large file on a slow line; without it a request that never ends holds its connection for ever.
    requestTimeout: 15 * 60_000,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: 'idle',
  })
  const addresses = new Set<string>()
  server.decorate('registeredAddresses', () => [...addresses])
  server.addHook('onRoute', (one) => {
    addresses.add(one.url)
  })
  server.decorateRequest('admitted', null)
  await server.register(cookie)
  await limitKeys(server, options.keyLimit)
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  server.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(protections)) if (!reply.hasHeader(name)) reply.header(name, value)
    // Two years, as browsers' own lists ask; only where the product is known to be behind HTTPS.
    if (options.isSecure()) reply.header('strict-transport-security', 'max-age=63072000')
  })
  server.setErrorHandler((error, request, reply) =>
    answerWithProblem(options, toProductError(error), error, request, reply),
  )
  server.setNotFoundHandler((request, reply) =>
    answerWithProblem(options, notFound('http.no_such_address'), undefined, request, reply),
  )
  const isStreamed = (one: Route) => one.endpoint.upload?.isStored === true
  const letsBodyGo = (one: Route) => one.endpoint.takesAnyBody === true
  const isSigned = (one: Route) => one.endpoint.takesSignedBody === true
  for (const one of options.routes)
    if (!isStreamed(one) && !letsBodyGo(one) && !isSigned(one)) register(server, options, one)
  await server.register(async (signed) => {
    signed.removeAllContentTypeParsers()
    // A signature is over the bytes: what a parser makes of them and a writer makes again need not be the same.
    signed.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const one of options.routes) if (isSigned(one)) register(signed, options, one)
  })
  await server.register(async (careless) => {
    careless.removeAllContentTypeParsers()
    careless.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined))
    for (const one of options.routes) if (letsBodyGo(one)) register(careless, options, one)
  })
  await server.register(async (streamed) => {
    streamed.removeAllContentTypeParsers()
    // Whatever the type, the body stays a stream; the route counts its bytes while it stores them.
    streamed.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    for (const one of options.routes) if (isStreamed(one)) register(streamed, options, one)
  })
  return server
}

/**
 * Programs that call with a key have so many requests a minute, each key for itself and in each process; every answer says
 * what is left (`RateLimit-Limit`, `-Remaining`, `-Reset`). People are not counted here.
 */
async function limitKeys(server: FastifyInstance, max: number): Promise<void> {
  await server.register(rateLimit, {
    max,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: ({ headers }) => createHash('sha256').update(String(headers.authorization)).digest('base64'),
    allowList: ({ headers }) => headers.authorization === undefined,
    errorResponseBuilder: () => limited('http.too_many_requests'),
  })
}

function register(server: FastifyInstance, options: ServerOptions, one: Route): void {
  server.route({
    method: one.endpoint.method,
    url: `/api/v1${one.endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`,
    bodyLimit: one.endpoint.upload?.maxBytes ?? jsonLimit,
    onRequest: (request) => admitCaller(options, one, request),
    handler: (request, reply) => runRoute(options, one, request, reply),
  })
}

const coded = z.object({ code: z.string(), statusCode: z.number().optional() })

function toProductError(error: unknown): ProductError | undefined {
  if (error instanceof ProductError) return error
  if (isDatabaseAway(error)) return unavailable('http.database_away')
  const parsed = coded.safeParse(error)
  if (!parsed.success) return undefined
  switch (parsed.data.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return limited('http.payload_too_large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return invalid('http.unsupported_media_type')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return invalid('http.invalid_json')
    case 'FST_ERR_BAD_URL':
      return notFound('http.no_such_address')
    case '57014':
      return unavailable('http.took_too_long')
    // Text that PostgreSQL cannot hold or read as what it stands for, days and numbers past its types: from the request.
    case '22021':
    case '22P05':
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
      return invalid('http.invalid_input')
    case '40001':
    case '40P01':
      return conflict('http.changed_meanwhile')
    default:
      return byStatus(parsed.data.statusCode)
  }
}

/** What Fastify and its plugins refuse by themselves, as the pages' files do with paths that lead out of their folder. */
function byStatus(status: number | undefined): ProductError | undefined {
  if (status === 400) return invalid('http.invalid_json')
  return status === 403 || status === 404 ? notFound('http.no_such_address') : undefined
}

function answerWithProblem(
  options: ServerOptions,
  known: ProductError | undefined,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const locale = localeOf(options, request)
  if (known) {
    const problem = describeProblem(known, options.words, locale)
    return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(problem)
  }
  const incident = describeIncident(options.words, locale)
  options.log.error({ err: error, incidentId: incident.incidentId, route: request.routeOptions.url }, 'incident')
  return reply.status(500).type('application/problem+json; charset=utf-8').send(incident)
}
