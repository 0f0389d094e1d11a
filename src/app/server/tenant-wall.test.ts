import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '#modules/identity/contract.ts'
import { createApiKey, signInActions } from '#modules/identity/server/api.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { intakeAddresses } from '#modules/usage/server/api.ts'
import type { Route } from '#platform/http/route.ts'
import { newId } from '#platform/kernel/ids.ts'
import { type Call, startTestApp, type TestApp } from '../testing.ts'
import { namesOf } from './testing/real-ids.ts'
import { sampleOf } from './testing/sample-input.ts'
import { fillWorkspace, idsOf, snapshotOf } from './testing/whole-workspace.ts'

let test: TestApp
let ours: TestWorkspace
let theirs: TestWorkspace
let routes: readonly Route[]
let calls: Record<Role, Call>
let stranger: Call
let portal: Call
let revoked: Call

beforeAll(async () => {
  test = await startTestApp()
  routes = test.app.modules.flatMap((module) => module.routes)
  ours = await test.buildWorkspace()
  theirs = await test.buildWorkspace()
  portal = await fillWorkspace(test, ours)
  calls = {
    admin: await test.callAs(ours, 'admin'),
    manager: await test.callAs(ours, 'manager'),
    csm: await test.callAs(ours, 'csm'),
    ops: await test.callAs(ours, 'ops'),
    sales: await test.callAs(ours, 'sales'),
    viewer: await test.callAs(ours, 'viewer'),
  }
  stranger = await test.callAs(theirs, 'admin')
  const key = await ours.run((context) => createApiKey(context, { name: 'revoked', role: 'admin' }))
  await (await test.callAs(ours, 'admin'))('POST', `/api-keys/${key.id}/revoke`)
  revoked = (method, path, body, headers) =>
    test.call(method, path, body, { authorization: `Bearer ${key.key}`, ...headers })
}, 120_000)
afterAll(() => test.close())

const nameOf = (one: Route) => `${one.endpoint.method} ${one.endpoint.path}`

function send(call: Call, one: Route, id: string | ((parameter: string) => string)) {
  const path = one.endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => (typeof id === 'string' ? id : id(name)))
  const query = new URLSearchParams(one.endpoint.upload ? { fileName: 'a.csv' } : {}).toString()
  const body = one.endpoint.upload
    ? Buffer.from('会社名\n甲')
    : one.endpoint.body
      ? sampleOf(one.endpoint.body)
      : undefined
  const address = query ? `${path}?${query}` : path
  return call(one.endpoint.method, address, one.endpoint.method === 'GET' ? undefined : (body ?? {}))
}

describe('the wall', () => {
  it('has every address of the server on the list', () => {
    const listed = new Set(routes.map((one) => `/api/v1${one.endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`))
    const open = ['/livez', '/readyz', '/metrics', '/api/openapi.json', '/', '/p', '/p/*', '/:place', '/:place/*']
    const known = (url: string) =>
      listed.has(url) ||
      open.includes(url) ||
      intakeAddresses.includes(url) ||
      Object.keys(signInActions).some((action) => url === `/api/auth${action}`) ||
      url.startsWith('/api/docs') ||
      url.startsWith('/assets/') ||
      url.endsWith('.svg')
    expect(test.app.server.registeredAddresses().filter((url) => !known(url))).toEqual([])
    expect(routes.length).toBeGreaterThan(15)
  })

  it('lets nobody in without proof, with a revoked key or with a made-up one', async () => {
    for (const one of routes.filter((route) => route.access.audience !== 'public')) {
      for (const call of [test.call, revoked, forged]) {
        const { status } = await send(call, one, newId())
        expect({ route: nameOf(one), status }).toEqual({ route: nameOf(one), status: 401 })
      }
    }
  })

  it('takes events in by a write key only', async () => {
    const [key] = (await test.database.owner.query<{ n: number }>('select count(*)::int as n from usage.batches')).rows
    const staffKey = await ours.run((context) => createApiKey(context, { name: 'staff', role: 'admin' }))
    for (const url of intakeAddresses) {
      for (const authorization of [
        undefined,
        `Bearer ${staffKey.key}`,
        `Basic ${btoa(`${staffKey.key}:`)}`,
        'Basic eA==',
      ]) {
        const payload = { batch: [{ type: 'track', userId: 'a', event: 'b' }], api_key: 'forged' }
        const headers = authorization === undefined ? {} : { authorization }
        expect((await test.app.server.inject({ method: 'POST', url, headers, payload })).statusCode, url).toBe(401)
      }
    }
    const { rows } = await test.database.owner.query('select count(*)::int as n from usage.batches')
    expect(rows).toEqual([key])
  })

  it('refuses each role what it does not hold', async () => {
    let refused = 0
    for (const module of test.app.modules)
      for (const one of module.routes) {
        if (one.access.audience !== 'staff') continue
        const holders = module.permissions[one.access.permission]
        expect(holders, `${nameOf(one)} names a permission of its module`).toBeDefined()
        for (const role of roles.filter((candidate) => !holders?.includes(candidate))) {
          const { status } = await send(calls[role], one, newId())
          expect({ route: nameOf(one), role, status }).toEqual({ route: nameOf(one), role, status: 403 })
          refused++
        }
      }
    expect(refused).toBeGreaterThan(20)
  })

  it('keeps staff and customers on their own sides', async () => {
    for (const one of routes) {
      if (one.access.audience === 'staff' || one.access.audience === 'signed_in')
        expect([401, 403], nameOf(one)).toContain((await send(portal, one, newId())).status)
      if (one.access.audience === 'portal')
        expect([401, 403], nameOf(one)).toContain((await send(calls.admin, one, newId())).status)
    }
  })

  it('shows and gives another tenant nothing', async () => {
    const idsByColumn = await idsOf(test.database, ours.workspaceId)
    const ids = [...new Set([...idsByColumn.values()].flat())]
    expect(ids.length).toBeGreaterThan(25)
    /** What is of the place's own kind; of a kind that nobody knows, all there is. */
    const idsFor = (one: Route, parameter: string) => {
      const own = namesOf(one.endpoint.path, parameter).flatMap((column) => idsByColumn.get(column) ?? [])
      return own.length > 0 ? own : ids
    }
    const before = await snapshotOf(test.database, ours.workspaceId)
    for (const one of routes.filter((route) => route.access.audience === 'staff')) {
      const parameters = [...one.endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const isNamed = parameters.length > 0
      const rounds = Math.max(1, ...parameters.map((name) => idsFor(one, name).length))
      for (let round = 0; round < rounds; round++) {
        const sent = new Map(
          parameters.map((name) => [name, idsFor(one, name).at(round % idsFor(one, name).length) ?? '']),
        )
        const answer = await send(stranger, one, (name) => sent.get(name) ?? '')
        const text = Buffer.isBuffer(answer.body) ? answer.body.toString('utf8') : JSON.stringify(answer.body ?? null)
        if (isNamed) expect(answer.status, `${nameOf(one)} with ${[...sent.values()]}`).toBeGreaterThanOrEqual(400)
        expect(answer.status, `${nameOf(one)} ${text.slice(0, 300)}`).toBeLessThan(500)
        const given = new Set(sent.values())
        for (const secret of ids.filter((candidate) => !given.has(candidate)))
          expect(text.includes(secret), `${nameOf(one)} shows ${secret}`).toBe(false)
      }
    }
    expect(await snapshotOf(test.database, ours.workspaceId)).toEqual(before)
  }, 300_000)
})

const forged: Call = (method, path, body, headers) =>
  test.call(method, path, body, { authorization: 'Bearer not-a-key-of-anybody', ...headers })
