import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readToday } from '#app/contract/today.ts'
import { type Call, startTestApp, type TestApp } from '#app/testing.ts'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'

const today = '2026-06-30'
let app: TestApp
let workspace: TestWorkspace
let call: Call

beforeAll(async () => {
  app = await startTestApp({ clock: createFakeClock(`${today}T00:00:00Z`) })
  workspace = await app.buildWorkspace()
  call = await app.callAs(workspace, 'csm')
  await workspace.run(async (context) => {
    await buildAccount(context, { name: '近い更新', phase: 'adoption', arr: 100, renewalOn: addDays(today, 10) })
    await buildAccount(context, { name: '先の更新', phase: 'adoption', arr: 900, renewalOn: addDays(today, 50) })
    await buildAccount(context, { name: '遠い更新', phase: 'adoption', renewalOn: addDays(today, 61) })
    await buildAccount(context, { name: '解約済み', phase: 'churned', renewalOn: addDays(today, 10) })
    const left = await buildAccount(context, { name: '異動あり', phase: 'adoption', arr: 500 })
    await buildStakeholder(context, left.id, { roles: ['champion'], leftOn: addDays(today, -5) })
    const succeeded = await buildAccount(context, { name: '後任あり', phase: 'adoption' })
    await buildStakeholder(context, succeeded.id, { roles: ['champion'], leftOn: addDays(today, -5) })
    await buildStakeholder(context, succeeded.id, { roles: ['champion'] })
    const sponsored = await buildAccount(context, { name: '決裁者あり', phase: 'adoption' })
    await buildStakeholder(context, sponsored.id, { roles: ['executive_sponsor'] })
    const lost = await buildAccount(context, { name: '昔の決裁者', phase: 'adoption' })
    await buildStakeholder(context, lost.id, { roles: ['executive_sponsor'], leftOn: addDays(today, -200) })
    await buildStakeholder(context, lost.id)
    await buildAccount(context, { name: '決裁者なし', phase: 'onboarding' })
    const judged = await buildAccount(context, { name: '受注前', phase: 'qualification' })
    await buildStakeholder(context, judged.id)
    const late = await buildAccount(context, { name: '成果なし', phase: 'onboarding', arr: 300, currency: 'JPY' })
    await buildProject(context, { accountId: late.id, contractStartOn: addDays(today, -95) })
  })
})
afterAll(() => app.close())

async function read(scope: 'mine' | 'team', as: Call = call) {
  const { status, body } = await as('GET', `/today?scope=${scope}`)
  expect(status).toBe(200)
  return readToday.response.parse(body)
}

describe('the team’s day', () => {
  test('the most urgent first, among them the largest amount, one line a customer', async () => {
    const { items } = await read('team')
    expect(items.map((item) => [item.accountName, item.urgency])).toEqual([
      ['異動あり', 'now'],
      ['成果なし', 'now'],
      ['近い更新', 'now'],
      ['決裁者なし', 'this_week'],
      ['先の更新', 'later'],
      ['後任あり', 'later'],
      ['昔の決裁者', 'later'],
    ])
  })

  test('a line says why', async () => {
    const { items } = await read('team')
    const codes = new Map(items.map((item) => [item.accountName, item.reasons.map((reason) => reason.code)]))
    expect(codes.get('異動あり')).toEqual(['champion_left'])
    expect(codes.get('近い更新')).toEqual(['renewal'])
    expect(codes.get('成果なし')).toContain('day_90')
    expect(codes.get('成果なし')).toContain('no_executive_sponsor')
    expect(codes.get('決裁者なし')).toEqual(['no_executive_sponsor'])
  })

  test('the sentence counts those of today and what they pay', async () => {
    const { now } = await read('team')
    expect(now).toEqual({ customers: 3, arr: [{ currency: 'JPY', amount: 900 }] })
  })

  test('what the first hour ticks off', async () => {
    const { counts } = await read('team')
    expect(counts).toEqual({ accounts: 11, projects: 1, members: 1 })
  })
})

test('an API key has no customers of its own', async () => {
  expect((await read('mine')).items).toEqual([])
})

test('another workspace sees nothing of it', async () => {
  const other = await app.buildWorkspace()
  const { items, counts } = await read('team', await app.callAs(other, 'admin'))
  expect(items).toEqual([])
  expect(counts.accounts).toBe(0)
})

test('nobody reads it without signing in', async () => {
  const { status, body } = await app.call('GET', '/today')
  expect(status).toBe(401)
  expect(z.object({ code: z.string() }).parse(body).code).toBe('http.sign_in_first')
})
