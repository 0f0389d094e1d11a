import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Route } from '#platform/http/route.ts'
import { newId } from '#platform/kernel/ids.ts'
import { type Answer, type Call, startTestApp, type TestApp } from '../testing.ts'
import { hostilitiesOf, markup, withHostility } from './testing/hostile-values.ts'
import { currentVersion, namesOf, realIdsOf } from './testing/real-ids.ts'
import { sampleOf } from './testing/sample-input.ts'
import { fillWorkspace } from './testing/whole-workspace.ts'

let test: TestApp
let admin: Call
let portal: Call
let routes: readonly Route[]
let ids: ReadonlyMap<string, string>

beforeAll(async () => {
  test = await startTestApp()
  const workspace = await test.buildWorkspace()
  admin = await test.callAs(workspace, 'admin')
  portal = await fillWorkspace(test, workspace)
  ids = await realIdsOf(test.database, workspace.workspaceId)
  routes = test.app.modules.flatMap((module) => module.routes)
}, 120_000)
afterAll(() => test.close())

/** What ends things comes last, or the rest of the walk would find nothing. */
const ending = /archive|revoke|retire|\/end|undo|members|exam|judge/
const doesEnd = (one: Route) => one.endpoint.method === 'DELETE' || ending.test(one.endpoint.path)
const nameOf = (one: Route) => `${one.endpoint.method} ${one.endpoint.path}`

const callOf = (one: Route) => {
  if (one.access.audience === 'public') return test.call
  return one.access.audience === 'portal' ? portal : admin
}

/** The route's address with IDs of things that are there, so that the input reaches what works on them. */
const addressOf = (one: Route) =>
  one.endpoint.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) =>
      namesOf(one.endpoint.path, name)
        .map((key) => ids.get(key))
        .find((id) => id !== undefined) ?? newId(),
  )

async function inBatches<T>(all: readonly T[], size: number, work: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += size) await Promise.all(all.slice(at, at + size).map(work))
}

const wrong: string[] = []
function judge(what: string, answer: Answer): void {
  const text = Buffer.isBuffer(answer.body) ? answer.body.toString('latin1') : JSON.stringify(answer.body ?? null)
  const isPage = String(answer.headers['content-type'] ?? '').includes('text/html')
  if (answer.status >= 500 || (isPage && text.includes(markup)))
    wrong.push(`${what} → ${answer.status} ${text.slice(0, 200)}`)
}

/** The walk is far quicker than any person: what limits them is not what is tried here. */
const forgetAttempts = () => test.database.owner.query('delete from platform.rate_limits')

const versioned = z.looseObject({ version: z.number() })

async function tryRoute(one: Route): Promise<void> {
  await forgetAttempts()
  const { method, path, body, query, upload } = one.endpoint
  const [call, address, input] = [callOf(one), addressOf(one), sampleOf(body)]
  const isVersioned = versioned.safeParse(input).success
  // One after the other where each needs the version that the one before it left.
  await inBatches(hostilitiesOf(body), isVersioned ? 1 : 8, async (hostility) => {
    const current = isVersioned ? { version: await currentVersion(test.database, path, address) } : {}
    const hostile = withHostility(isVersioned ? { ...versioned.parse(input), ...current } : input, hostility)
    const answer = await call(method, upload ? `${address}?fileName=a.csv` : address, hostile)
    judge(`${nameOf(one)} ${JSON.stringify(hostility).slice(0, 120)}`, answer)
  })
  await inBatches(hostilitiesOf(query), 8, async (hostility) => {
    const text = typeof hostility.value === 'string' ? hostility.value : JSON.stringify(hostility.value)
    const given = new URLSearchParams({ [String(hostility.path[0])]: text })
    const answer = await call(method, `${address}?${given}`, method === 'GET' ? undefined : input)
    judge(`${nameOf(one)} ?${given.toString().slice(0, 120)}`, answer)
  })
}

async function readPages(): Promise<Map<string, number>> {
  await forgetAttempts()
  const statuses = new Map<string, number>()
  for (const one of routes.filter((route) => route.endpoint.method === 'GET')) {
    const answer = await callOf(one)('GET', addressOf(one))
    judge(nameOf(one), answer)
    statuses.set(nameOf(one), answer.status)
  }
  return statuses
}

describe('hostile input', () => {
  it('is refused or taken by every route, breaks none, and leaves every page readable', async () => {
    const before = await readPages()
    expect([...before.values()].filter((status) => status === 200).length).toBeGreaterThan(25)
    for (const one of routes.filter((route) => !doesEnd(route))) await tryRoute(one)
    expect(await readPages()).toEqual(before)
    for (const one of routes.filter(doesEnd)) await tryRoute(one)
    expect(wrong).toEqual([])
  }, 300_000)
})
