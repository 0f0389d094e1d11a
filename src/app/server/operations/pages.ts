import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const builtPages = path.resolve(import.meta.dirname, '../../../../dist/web')

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

/** The built staff app and, under `/p/`, the customers' own; addresses inside them lead to their one page. */
export async function registerPages(server: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(builtPages, 'index.html'))) return
  await server.register(fastifyStatic, {
    root: path.join(builtPages, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const files = ['favicon.svg', 'logo.svg'].filter((name) => existsSync(path.join(builtPages, name)))
  for (const name of files)
    server.get(`/${name}`, async (_request, reply) =>
      reply.type('image/svg+xml').send(readFileSync(path.join(builtPages, name))),
    )
  const staffPage = readFileSync(path.join(builtPages, 'index.html'))
  const portalPage = readFileSync(path.join(builtPages, 'portal.html'))
  const send = (reply: FastifyReply, page: Buffer) =>
    reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page)
  // What a mail program posts to is what it opens when it cannot: the page there asks, and changes nothing itself.
  server.get<{ Params: { token: string } }>('/api/v1/portal/mail-opt-outs/:token', async ({ params }, reply) =>
    reply.redirect(`/p/unsubscribe#${encodeURIComponent(params.token)}`, 303),
  )
  server.get('/p', async (_request, reply) => send(reply, portalPage))
  server.get('/p/*', async (_request, reply) => send(reply, portalPage))
  server.get('/', async (_request, reply) => send(reply, staffPage))
  // Deep links of the staff app: everything that is neither an interface nor a file.
  server.get('/:place', async (request, reply) => (isPage(request.url) ? send(reply, staffPage) : reply.callNotFound()))
  server.get('/:place/*', async (request, reply) =>
    isPage(request.url) ? send(reply, staffPage) : reply.callNotFound(),
  )
}

const isPage = (url: string) => !/^\/(api|v1|assets)(\/|$|\?)/.test(url)
