import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { newId } from '#platform/kernel/ids.ts'
import { type Call, startTestApp, type TestApp } from '../testing.ts'

let app: TestApp
let workspace: TestWorkspace
let csm: Call

beforeAll(async () => {
  app = await startTestApp()
  workspace = await app.buildWorkspace()
  csm = await app.callAs(workspace, 'csm')
})
afterAll(() => app.close())

const idSchema = z.object({ id: z.string() })

async function create(body: object): Promise<string> {
  const answer = await csm('POST', '/accounts', body)
  expect(answer.status).toBe(200)
  return idSchema.parse(answer.body).id
}

test('a customer is added, found, edited and its stakeholders kept', async () => {
  const id = await create({ name: '㈱東西商事', nameKana: 'とうざいしょうじ', mrr: 50_000, renewalOn: '2027-03-31' })
  const filters = encodeURIComponent(JSON.stringify([{ field: 'arr', operator: 'eq', value: 600_000 }]))
  expect((await csm('GET', `/accounts?filters=${filters}&sort=-arr`)).body).toMatchObject({
    items: [{ id, nameKana: 'トウザイショウジ' }],
    nextCursor: null,
    total: 1,
  })
  expect((await csm('GET', `/accounts/search?q=${encodeURIComponent('株式会社東西')}`)).body).toMatchObject({
    items: [{ id, phase: 'qualification' }],
  })
  expect((await csm('PATCH', `/accounts/${id}`, { version: 1, seats: 30 })).body).toMatchObject({
    seats: 30,
    version: 2,
  })
  expect(await csm('PATCH', `/accounts/${id}`, { version: 1, seats: 40 })).toMatchObject({
    status: 409,
    body: { code: 'accounts.changed_meanwhile' },
  })

  const person = await csm('POST', `/accounts/${id}/stakeholders`, { familyName: '田中', roles: ['champion'] })
  const stakeholderId = idSchema.parse(person.body).id
  expect((await csm('GET', `/accounts/${id}/stakeholders`)).body).toMatchObject({
    items: [{ familyName: '田中' }],
    alerts: [{ kind: 'single_threaded' }, { kind: 'no_champion_deputy' }, { kind: 'no_executive_sponsor' }],
  })
  expect((await csm('DELETE', `/accounts/${id}/stakeholders/${stakeholderId}`)).status).toBe(204)

  expect((await csm('POST', `/accounts/${id}/timeline`, { body: '電話した' })).body).toMatchObject({
    kind: 'accounts.note',
    visibility: 'internal',
  })
  expect((await csm('GET', `/accounts/${id}/timeline?kinds=accounts.note`)).body).toMatchObject({
    items: [{ body: '電話した' }],
  })
})

test('what is wrong is told in words, field by field', async () => {
  const answer = await csm('POST', '/accounts', { name: ' ', corporateNumber: '12', renewalOn: '2027-02-30' })
  expect(answer).toMatchObject({
    status: 422,
    body: {
      fields: [{ path: 'name' }, { path: 'corporateNumber' }, { path: 'renewalOn', message: '日付が正しくありません' }],
    },
  })
  const refused = await csm('POST', `/accounts/${await create({ name: '南' })}/phases`, { phase: 'onboarding' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'accounts.phase_refused' } })
  expect(JSON.stringify(refused.body)).toContain('契約が登録されている')
})

describe('roles', () => {
  test.each([
    ['viewer', 'POST', '/accounts', { name: '東' }],
    ['sales', 'POST', '/accounts', { name: '東' }],
    ['viewer', 'POST', '/saved-views', { name: '東', definition: { columns: ['name'], sort: null, filters: [] } }],
    ['csm', 'POST', `/accounts/${newId()}/phases/override`, { phase: 'adoption', reason: '移行' }],
    ['csm', 'POST', '/custom-fields', { key: 'x', kind: 'text', label: { ja: 'x', en: 'x' } }],
  ] as const)('%s may not %s %s', async (role, method, path, body) => {
    const call = await app.callAs(workspace, role)
    expect((await call(method, path, body)).status).toBe(403)
  })

  test('a manager overrides a phase', async () => {
    const id = await create({ name: '西' })
    const manager = await app.callAs(workspace, 'manager')
    expect(
      await manager('POST', `/accounts/${id}/phases/override`, { phase: 'adoption', reason: '移行' }),
    ).toMatchObject({ status: 200, body: { phase: 'adoption' } })
  })
})

test('a repeated request makes one customer', async () => {
  const headers = { 'idempotency-key': 'once' }
  const answers = [
    await csm('POST', '/accounts', { name: '一度', externalId: 'once' }, headers),
    await csm('POST', '/accounts', { name: '一度', externalId: 'once' }, headers),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([200, 200])
  expect(answers[0]?.body).toEqual(answers[1]?.body)
  expect(await csm('POST', '/accounts', { name: '二度', externalId: 'once' })).toMatchObject({
    status: 409,
    body: { code: 'accounts.external_id_taken', title: '外部ID「once」は「一度」で使われています' },
  })
})

test('another workspace gets nothing by any address', async () => {
  const id = await create({ name: '秘密' })
  const stranger = await app.callAs(await app.buildWorkspace(), 'admin')
  const attempts = [
    await stranger('GET', `/accounts/${id}`),
    await stranger('PATCH', `/accounts/${id}`, { version: 1, name: '奪取' }),
    await stranger('POST', `/accounts/${id}/archive`),
    await stranger('GET', `/accounts/${id}/stakeholders`),
    await stranger('GET', `/accounts/${id}/phases`),
    await stranger('GET', `/accounts/${id}/timeline`),
    await stranger('POST', `/accounts/${id}/timeline`, { body: 'x' }),
  ]
  expect(attempts.map((answer) => answer.status)).toEqual(attempts.map(() => 404))
  expect((await stranger('GET', '/accounts')).body).toMatchObject({ items: [], total: 0 })
})
