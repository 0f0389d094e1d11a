import type { Role } from '#modules/identity/contract.ts'
import { createApiKey } from '#modules/identity/server/api.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { readConfig } from '#platform/config/config.ts'
import type { Clock } from '#platform/context/context.ts'
import { systemClock } from '#platform/context/context.ts'
import { createLog } from '#platform/log/log.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { type App, createApp } from './server/create-app.ts'

export interface Answer {
  status: number
  headers: Readonly<Record<string, unknown>>
  body: unknown
}

export type Call = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

export interface TestApp {
  app: App
  database: TestDatabase
  buildWorkspace: () => Promise<TestWorkspace>
  /** Calls `/api/v1…` with a fresh API key of the role. */
  callAs: (workspace: TestWorkspace, role: Role) => Promise<Call>
  /** Calls with any headers, or none. */
  call: Call
  close: () => Promise<void>
}

/** The whole product on a database of the test file's own, called without a network, as often as a test likes. */
export async function startTestApp(
  options: { clock?: Clock; keyLimit?: number; smtpUrl?: string } = {},
): Promise<TestApp> {
  const database = await openTestDatabase()
  const config = {
    ...readConfig({}),
    secret: 'a-secret-for-tests-that-is-long-enough',
    publicUrl: 'http://localhost:3000',
    keyLimit: options.keyLimit ?? 1_000_000,
    ...(options.smtpUrl !== undefined && { smtpUrl: options.smtpUrl }),
  }
  const clock = options.clock ?? systemClock
  const app = await createApp({ config, database, log: createLog('fatal'), clock })
  await app.registerSubscribers()
  const call: Call = async (method, path, body, headers = {}) => {
    const isFile = Buffer.isBuffer(body)
    const answer = await app.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        'accept-language': 'ja',
        ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: isFile ? body : JSON.stringify(body) }),
    })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    const parsed: unknown = isJson ? JSON.parse(answer.body) : answer.rawPayload
    return { status: answer.statusCode, headers: answer.headers, body: answer.statusCode === 204 ? undefined : parsed }
  }
  return {
    app,
    database,
    call,
    buildWorkspace: () => buildWorkspace(database, { clock }),
    callAs: async (workspace, role) => {
      const { key } = await workspace.run((context) => createApiKey(context, { name: role, role }))
      return (method, path, body, headers) => call(method, path, body, { authorization: `Bearer ${key}`, ...headers })
    },
    close: async () => {
      await app.server.close()
      await database.close()
    },
  }
}
