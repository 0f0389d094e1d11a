import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { listSegmentAttributes, operatorsFor } from '#modules/segments/contract.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { type Call, startTestApp, type TestApp } from '../../testing.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let app: TestApp
let workspace: TestWorkspace
let csm: Call

beforeAll(async () => {
  app = await startTestApp({ clock })
  workspace = await app.buildWorkspace()
  csm = await app.callAs(workspace, 'csm')
})
afterAll(() => app.close())

/** Some value that fits: every question of every attribute is asked once. */
function valueFor(kind: string, operator: string, option = 'x'): unknown {
  if (['empty', 'not_empty', 'is_true', 'is_false'].includes(operator)) return null
  if (operator.endsWith('_of')) return [kind === 'member' ? '0199a3b2-0000-7000-8000-000000000001' : option]
  if (operator.endsWith('_days')) return 30
  if (operator === 'between') return kind === 'date' ? ['2026-01-01', '2026-12-31'] : [0.5, 100]
  if (kind === 'text') return 'あ'
  return kind === 'date' ? '2026-04-01' : 2.5
}

const idSchema = z.object({ id: z.string() })
const all = (...of: object[]) => ({ match: 'all', of })
const ask = (attribute: string, operator: string, value: unknown = null) => ({ attribute, operator, value })

async function make(path: string, body: object): Promise<string> {
  const answer = await csm('POST', path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return idSchema.parse(answer.body).id
}
const refresh = () =>
  workspace.run(async (context) => {
    const schedule = app.app.modules
      .flatMap(({ schedules }) => schedules ?? [])
      .find(({ name }) => name === 'segments.refresh')
    await schedule?.run(context)
  })
const namesIn = async (id: string, state = 'current') => {
  const { body } = await csm('GET', `/segments/${id}/members?state=${state}`)
  return z
    .object({ items: z.array(z.object({ name: z.string() })) })
    .parse(body)
    .items.map(({ name }) => name)
    .toSorted()
}

it('follows customers as they change, and says why one is in it', async () => {
  const big = await make('/accounts', { name: '大', arr: 12_000_000, touchModel: 'low', renewalOn: '2026-05-01' })
  const small = await make('/accounts', { name: '小', arr: 500_000, touchModel: 'tech', renewalOn: '2026-05-01' })
  await make('/accounts', { name: '不明' })
  const condition = all(
    ask('accounts.arr', 'gte', 3_000_000),
    { match: 'any', of: [ask('accounts.touch_model', 'any_of', ['high', 'low']), ask('accounts.plan', 'not_empty')] },
    { match: 'none', of: [ask('accounts.region', 'any_of', ['海外'])] },
    ask('accounts.renewal_on', 'in_next_days', 60),
  )
  expect((await csm('POST', '/segments/preview', { condition })).body).toEqual({
    total: 3,
    count: 1,
    sample: [{ id: big, name: '大' }],
  })
  expect((await csm('POST', '/segments/preview/tests', { condition })).body).toEqual({
    total: 3,
    tests: [
      { path: 'of.0', met: 1, unknown: 1 },
      { path: 'of.1.of.0', met: 1, unknown: 1 },
      { path: 'of.1.of.1', met: 0, unknown: 3 },
      { path: 'of.2.of.0', met: 0, unknown: 3 },
      { path: 'of.3', met: 2, unknown: 1 },
    ],
  })
  const id = await make('/segments', { name: '更新が近い大口', kind: 'live', condition })
  expect(await namesIn(id)).toEqual(['大'])

  clock.set('2026-04-02T01:00:00Z')
  await csm('PATCH', `/accounts/${small}`, { version: 1, arr: 4_000_000, plan: 'pro' })
  await csm('PATCH', `/accounts/${big}`, { version: 1, region: '海外' })
  const why = `/segments/${id}/accounts/${small}`
  expect((await csm('GET', why)).body).toMatchObject({ isMember: false, isSelected: true })
  await refresh()
  expect(await namesIn(id)).toEqual(['小'])
  expect(await namesIn(id, 'left')).toEqual(['大'])
  expect((await csm('GET', why)).body).toMatchObject({
    isMember: true,
    tests: [
      { path: 'of.0', known: 4_000_000, verdict: 'met' },
      { path: 'of.1.of.0', known: 'tech', verdict: 'unmet' },
      { path: 'of.1.of.1', known: 'pro', verdict: 'met' },
      { path: 'of.2.of.0', known: null, verdict: 'unknown' },
      { path: 'of.3', known: '2026-05-01', verdict: 'met' },
    ],
  })
  expect((await csm('GET', `/segments/${id}/history`)).body).toEqual({
    days: [
      { on: '2026-04-01', count: 1, entered: 0, left: 0 },
      { on: '2026-04-02', count: 1, entered: 1, left: 1 },
    ],
  })
  expect((await csm('GET', `/accounts/${small}/segments`)).body).toMatchObject({ items: [{ id, kind: 'live' }] })
  expect((await csm('GET', '/segments')).body).toMatchObject({ items: [{ id, memberCount: 1, entered: 1, left: 1 }] })
  const events = await workspace.run(({ transaction }) =>
    sql<{ name: string; count: number }>`select name, (payload ->> 'count')::int as count from platform.outbox
      where name like 'segments.%' order by event_id`.execute(transaction),
  )
  expect(events.rows.map(({ name, count }) => [name, count])).toEqual([
    ['segments.entered', 1],
    ['segments.entered', 1],
    ['segments.left', 1],
  ])

  const changed = { version: 1, name: '大口', condition: all(ask('accounts.arr', 'gte', 1)) }
  expect((await csm('PATCH', `/segments/${id}`, changed)).body).toMatchObject({
    name: '大口',
    memberCount: 2,
    version: 2,
  })
  expect((await csm('PATCH', `/segments/${id}`, changed)).status).toBe(409)
  await csm('PATCH', `/segments/${id}`, { version: 2, isArchived: true })
  expect((await csm('POST', `/segments/${id}/refresh`)).body).toMatchObject({ code: 'segments.is_archived' })
})

it('keeps who was put into a static segment', async () => {
  const [first, second] = [await make('/accounts', { name: '甲', plan: 'x' }), await make('/accounts', { name: '乙' })]
  const id = await make('/segments', {
    name: '固定',
    kind: 'static',
    condition: all(ask('accounts.plan', 'any_of', ['x'])),
  })
  expect(await namesIn(id)).toEqual(['甲'])
  await csm('PATCH', `/accounts/${first}`, { version: 1, plan: 'y' })
  await refresh()
  expect(await namesIn(id)).toEqual(['甲'])
  const move = { add: [second, '0199a3b2-0000-7000-8000-000000000001'], remove: [first] }
  expect((await csm('POST', `/segments/${id}/members`, move)).body).toEqual({ added: 1, removed: 1 })
  expect((await csm('POST', `/segments/${id}/members`, move)).body).toEqual({ added: 0, removed: 0 })
  expect(await namesIn(id)).toEqual(['乙'])
})

it('asks about other segments, but not in circles', async () => {
  const inner = await make('/segments', {
    name: '内',
    kind: 'static',
    condition: all(ask('accounts.name', 'is', '乙')),
  })
  const inInner = all(ask('segments.member_of', 'any_of', [inner]))
  const outer = await make('/segments', { name: '外', kind: 'live', condition: inInner })
  expect(await namesIn(outer)).toEqual(['乙'])
  const condition = all(ask('segments.member_of', 'any_of', [outer]))
  const refused = await csm('POST', '/segments', { name: '輪', kind: 'live', condition })
  expect(refused.body).toMatchObject({ code: 'segments.nested_too_deep' })
})

it('reads everything that is known of customers in one statement, and stays when something is gone', async () => {
  await workspace.run((context) => buildProject(context))
  const { body } = await csm('GET', '/segment-attributes')
  const { items: attributes } = listSegmentAttributes.response.parse(body)
  expect(attributes.length).toBeGreaterThan(45)
  expect((await csm('GET', '/segment-attributes/accounts.plan/values')).body).toMatchObject({
    items: expect.arrayContaining([{ value: 'y', customers: 1 }]),
  })
  const tests = attributes.flatMap(({ key, kind, options }) =>
    operatorsFor(kind).map((operator) => ask(key, operator, valueFor(kind, operator, options?.[0]?.key))),
  )
  expect(tests.length).toBeGreaterThan(200)
  for (let start = 0; start < tests.length; start += 50) {
    const condition = { match: 'any', of: tests.slice(start, start + 50) }
    const answer = await csm('POST', '/segments/preview', { condition })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect((await csm('POST', '/segments/preview/tests', { condition })).status).toBe(200)
  }
  const gone = all(ask('accounts.custom.gone', 'empty'))
  expect((await csm('POST', '/segments/preview', { condition: gone })).body).toMatchObject({
    code: 'segments.condition_unfit',
    fields: [{ path: 'condition.of.0.attribute', code: 'segments.attribute_gone' }],
  })
  const id = await make('/segments', { name: '残る', kind: 'live', condition: all(ask('accounts.name', 'is', '乙')) })
  await workspace.run(({ transaction }) =>
    sql`update segments.segments set condition = ${JSON.stringify(gone)}::jsonb where segment_id = ${id}`.execute(
      transaction,
    ),
  )
  await refresh()
  expect((await csm('GET', `/segments/${id}`)).body).toMatchObject({
    problem: 'segments.attribute_gone',
    memberCount: 1,
  })
})

it('proposes touch models by rules, moves who is accepted and leaves whom a person chose', async () => {
  const own = await app.buildWorkspace()
  const manager = await app.callAs(own, 'manager')
  const add = async (body: object) => idSchema.parse((await manager('POST', '/accounts', body)).body).id
  const large = await add({ name: '大手', arr: 15_000_000, touchModel: 'low' })
  const middle = await add({ name: '中堅', arr: 900_000 })
  await add({ name: '小口', arr: 300_000, touchModel: 'tech' })
  await add({ name: '不明' })
  expect((await manager('GET', '/touch-rules/review')).body).toMatchObject({
    isUsed: true,
    isFew: true,
    customers: 4,
    fitting: 1,
    undecided: 1,
    moves: expect.arrayContaining([
      { ruleKey: 'enterprise', from: 'low', to: 'high', customers: 1 },
      { ruleKey: 'low', from: null, to: 'low', customers: 1 },
    ]),
    models: [
      { touchModel: 'high', customers: 0, shareOfArr: null },
      { touchModel: 'low', customers: 1, hours: 1.5, cost: 7_500, shareOfArr: 0.006 },
      { touchModel: 'tech', customers: 1, arr: 300_000, shareOfArr: 0.05 },
    ],
  })
  expect((await manager('GET', '/touch-rules/proposals?ruleKey=low')).body).toEqual({
    items: [
      { accountId: middle, name: '中堅', from: null, to: 'low', ruleKey: 'low', known: { 'accounts.arr': 900_000 } },
    ],
    nextCursor: null,
  })
  const chosen = { touchModel: 'low', reason: '担当者の希望' }
  expect((await manager('PUT', `/accounts/${large}/touch-model`, chosen)).body).toMatchObject({
    touchModel: 'low',
    override: { reason: '担当者の希望' },
    proposed: { touchModel: 'high', ruleKey: 'enterprise' },
  })
  const accept = { accountIds: [large, middle] }
  expect((await manager('POST', '/touch-rules/proposals/accept', accept)).body).toEqual({ moved: 1 })
  expect((await manager('POST', '/touch-rules/proposals/accept', accept)).body).toEqual({ moved: 0 })
  await manager('PUT', `/accounts/${large}/touch-model`, { touchModel: null })
  expect((await manager('POST', '/touch-rules/proposals/accept', { ruleKey: 'enterprise' })).body).toEqual({ moved: 1 })
  expect((await manager('GET', `/accounts/${large}/touch-model`)).body).toMatchObject({
    touchModel: 'high',
    override: null,
  })
  const rules = z
    .object({ version: z.number(), definition: z.looseObject({}) })
    .parse((await manager('GET', '/touch-rules')).body)
  const without = { version: rules.version, definition: { ...rules.definition, isUsed: false } }
  expect((await manager('PUT', '/touch-rules', without)).status).toBe(200)
  expect((await manager('PUT', '/touch-rules', without)).status).toBe(409)
  expect((await manager('GET', '/touch-rules/review')).body).toMatchObject({ isUsed: false, moves: [] })
})
