import Fastify from 'fastify'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import type { Database } from '#platform/database/connect.ts'
import { takeEventsIn } from '../api.ts'
import { rollBatches } from '../rollups/roll-batches.ts'
import { createSource } from '../sources/change-source.ts'

/** The addresses under `/v1` on a port of their own, for libraries that know nothing of tests. */
export async function startIntake(database: Database, clock: { now: () => number } = { now: Date.now }) {
  const server = Fastify()
  await takeEventsIn(server, { pool: database.app, clock, retentionDays: 800 })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { url, close: () => server.close() }
}

/** A source of a workspace, and ways to send to it and to count what came. */
export async function openSource(url: string, workspace: TestWorkspace) {
  const { id, writeKey } = await workspace.run((context) => createSource(context, { name: 'test', kind: 'server' }))
  if (writeKey === null) throw new Error('A program needs a write key.')
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
  return {
    id,
    writeKey,
    send: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}/v1/${path}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: Buffer.isBuffer(body) ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body),
      }),
    roll: () => workspace.run((context) => rollBatches(context)),
  }
}
