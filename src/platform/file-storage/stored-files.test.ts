import { createHash, randomBytes } from 'node:crypto'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type Principal, route } from '#platform/http/route.ts'
import { createServer } from '#platform/http/server.ts'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { forbidden } from '#platform/kernel/errors.ts'
import { createLog } from '#platform/log/log.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildTenant, type TestTenant } from '#platform/testing/test-tenant.ts'
import ja from '#platform/words/messages.ja.json' with { type: 'json' }
import { createWords } from '#platform/words/words.ts'
import { discardFile, dropOldFiles, requireFile, restoreFile } from './keep-file.ts'

const megabyte = 1024 * 1024
const maxBytes = 3 * megabyte
const accountId = '01970000-0000-7000-8000-000000000001'
const clock = createFakeClock('2026-04-01T00:00:00Z')
const put = endpoint({
  method: 'POST',
  path: '/test/{place}/files',
  summary: 'Store',
  params: z.object({ place: z.string() }),
  upload: { maxBytes, isStored: true },
  response: z.object({ id: z.string(), fileName: z.string(), sha256: z.string(), contentType: z.string() }),
})
const get = endpoint({
  method: 'GET',
  path: '/test/files/{id}',
  summary: 'Read',
  params: z.object({ id: z.string() }),
  download: ['application/octet-stream'],
})
const routes = [
  route(put, {
    access: { audience: 'staff', permission: 'test' },
    audit: { action: 'test.stored', entity: 'file' },
    placeFile: async (_context, { params }) => {
      if (params.place !== 'open') throw forbidden('http.not_for_you')
      return { accountId }
    },
    handle: async (_context, { file, params }) => {
      if (params.place !== 'open') throw forbidden('http.not_for_you')
      return { ...file, id: file.fileId }
    },
  }),
  route(get, {
    access: { audience: 'staff', permission: 'test' },
    audit: 'read',
    handle: async (context, { params }) => ({
      stored: await requireFile(context, { accountId, fileId: params.id }),
      isShownInPlace: true,
    }),
  }),
]

let database: TestDatabase
let tenant: TestTenant
let server: FastifyInstance
beforeAll(async () => {
  database = await openTestDatabase()
  tenant = await buildTenant(database, clock)
  server = await createServer({
    pool: database.app,
    routes,
    words: createWords([{ ja, en: {} }]),
    clock,
    log: createLog('fatal'),
    defaultLocale: 'ja',
    trustProxy: 0,
    keyLimit: 1000,
    authenticate: async (): Promise<Principal> => ({
      actor: { kind: 'user', id: 'one', name: 'One' },
      audience: 'staff',
      workspaceId: tenant.workspaceId,
      permissions: new Set(['test']),
      locale: 'ja',
      timeZone: 'Asia/Tokyo',
      byCookie: false,
    }),
    writeAudit: async () => undefined,
    isSecure: () => false,
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const stored = z.object({ id: z.string(), fileName: z.string(), sha256: z.string(), contentType: z.string() })
const store = (bytes: Buffer, name = 'a.bin', place = 'open', headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url: `/api/v1/test/${place}/files?fileName=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'text/html', ...headers },
    payload: bytes,
  })
const read = (id: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url: `/api/v1/test/files/${id}`, headers })

async function countFiles(): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>('select count(*) from platform.files')
  return rows[0]?.count ?? -1
}

it('gives back what came in, whole and in ranges, under its own name and a harmless type', async () => {
  const bytes = Buffer.concat([Buffer.from('<html>'), randomBytes(2.5 * megabyte)])
  const answer = stored.parse((await store(bytes, '../稟議書 (最終).html')).json())
  expect(answer).toMatchObject({
    fileName: '稟議書 (最終).html',
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  const whole = await read(answer.id)
  expect(whole.rawPayload.equals(bytes)).toBe(true)
  expect(whole.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename="___ (__).html"; filename*=UTF-8''${encodeURIComponent('稟議書 (最終).html').replace('(', '%28').replace(')', '%29')}`,
  })
  const edge = await read(answer.id, { range: `bytes=${megabyte - 3}-${megabyte + 3}` })
  expect([edge.statusCode, edge.headers['content-range']]).toEqual([
    206,
    `bytes ${megabyte - 3}-${megabyte + 3}/${bytes.length}`,
  ])
  expect(edge.rawPayload.equals(bytes.subarray(megabyte - 3, megabyte + 4))).toBe(true)
  expect((await read(answer.id, { range: `bytes=${bytes.length}-` })).statusCode).toBe(416)
  const changed = await read(answer.id, { range: 'bytes=0-1', 'if-range': '"another"' })
  expect([changed.statusCode, changed.rawPayload.length]).toEqual([200, bytes.length])
  expect((await read(answer.id, { 'if-none-match': String(whole.headers.etag) })).statusCode).toBe(304)
})

it('shows a picture in place, never a drawing that says it is one', async () => {
  const picture = stored.parse((await store(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'a.png')).json())
  expect((await read(picture.id)).headers['content-disposition']).toMatch(/^inline/)
  const drawing = stored.parse((await store(Buffer.from('<svg onload="alert(1)">'), 'a.png')).json())
  expect((await read(drawing.id)).headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment/),
  })
})

it('refuses what is too large, empty, nameless or not for the sender, and keeps nothing of it', async () => {
  const before = await countFiles()
  const large = await store(Buffer.alloc(maxBytes + 1))
  expect([large.statusCode, large.json()]).toEqual([
    413,
    expect.objectContaining({ title: expect.stringContaining('3MB') }),
  ])
  // Without a declared length it is told by counting.
  const { port } = z.object({ port: z.number() }).parse(server.server.address())
  const counted = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = request({ port, host: '127.0.0.1', path: '/api/v1/test/open/files?fileName=a', method: 'POST' })
    sending.setHeader('content-type', 'a/b').setHeader('transfer-encoding', 'chunked')
    sending.on('response', resolve).on('error', reject)
    sending.end(Buffer.alloc(maxBytes + 1))
  })
  expect(counted.resume().statusCode).toBe(413)
  expect((await store(Buffer.alloc(0))).statusCode).toBe(422)
  expect((await store(Buffer.from('a'), '')).statusCode).toBe(422)
  expect((await store(Buffer.from('a'), 'a', 'closed')).statusCode).toBe(403)
  expect(await countFiles()).toBe(before)
})

it('takes a repeated upload once', async () => {
  const key = { 'idempotency-key': 'upload-1' }
  const [first, second] = [
    await store(Buffer.from('once'), 'a', 'open', key),
    await store(Buffer.from('once'), 'a', 'open', key),
  ]
  expect(second.json()).toEqual(first.json())
  expect((await store(Buffer.from('other'), 'a', 'open', key)).statusCode).toBe(409)
})

it('keeps a file that was cut off invisible and sweeps what a killed process left', async () => {
  const before = await countFiles()
  const { port } = z.object({ port: z.number() }).parse(server.server.address())
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/v1/test/open/files?fileName=a HTTP/1.1\r\nHost: localhost\r\nContent-Type: a/b\r\nContent-Length: ${2 * megabyte}\r\n\r\n`,
  )
  socket.write(Buffer.alloc(megabyte + 1))
  await vi.waitFor(async () => expect(await countFiles()).toBe(before + 1))
  const { rows } = await database.owner.query<{ file_id: string }>(
    'select file_id from platform.files where completed_at is null and discarded_at is null',
  )
  for (const { file_id: id } of rows) expect((await read(id)).statusCode).toBe(404)
  socket.destroy()
  await vi.waitFor(async () => expect(await countFiles()).toBe(before))

  const left = { accountId, fileId: '01970000-0000-7000-8000-000000000002' }
  await database.owner.query(
    `insert into platform.files (workspace_id, account_id, file_id, name, declared_type, created_at) values ($1, $2, $3, 'a', '', $4)`,
    [tenant.workspaceId, left.accountId, left.fileId, new Date(clock.now()).toISOString()],
  )
  clock.advance(23 * 3_600_000)
  await tenant.run(dropOldFiles.run)
  expect(await countFiles()).toBeGreaterThan(before)
  clock.advance(2 * 3_600_000)
  await tenant.run(dropOldFiles.run)
  expect(await countFiles()).toBe(before - 2)
})

it('throws a file away for 30 days before its bytes go', async () => {
  const { id } = stored.parse((await store(Buffer.from('trash'))).json())
  const key = { accountId, fileId: id }
  await tenant.run((context) => discardFile(context, key))
  expect((await read(id)).statusCode).toBe(404)
  await tenant.run((context) => restoreFile(context, key))
  expect((await read(id)).body).toBe('trash')
  await tenant.run((context) => discardFile(context, key))
  clock.advance(31 * 86_400_000)
  await tenant.run(dropOldFiles.run)
  const { rows } = await database.owner.query('select from platform.file_chunks where file_id = $1', [id])
  expect(rows).toHaveLength(0)
})
