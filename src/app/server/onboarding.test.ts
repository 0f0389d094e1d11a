import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { projectPageSchema } from '#modules/onboarding/contract.ts'
import { testGoal } from '#modules/onboarding/testing.ts'
import { type Call, startTestApp, type TestApp } from '../testing.ts'

let test: TestApp
let csm: Call
let viewer: Call
let stranger: Call
const identified = z.object({ id: z.string() })

beforeAll(async () => {
  test = await startTestApp()
  const workspace = await test.buildWorkspace()
  csm = await test.callAs(workspace, 'csm')
  viewer = await test.callAs(workspace, 'viewer')
  stranger = await test.callAs(await test.buildWorkspace(), 'admin')
})
afterAll(() => test.close())

async function startProject() {
  const account = identified.parse((await csm('POST', '/accounts', { name: '東西商事株式会社' })).body)
  const input = {
    accountId: account.id,
    programKey: 'wbs_high_12w',
    contractStartOn: '2026-04-01',
    goals: [testGoal],
  }
  const preview = await csm('POST', '/projects/preview', input)
  expect(preview.status).toBe(200)
  const started = await csm('POST', '/projects', input)
  expect(started.status).toBe(200)
  return { input, id: identified.parse(started.body).id }
}

it('starts one onboarding at a time and shows it to the workspace only', async () => {
  const { input, id } = await startProject()
  const again = await csm('POST', '/projects', input)
  expect(again).toMatchObject({ status: 409, body: { code: 'onboarding.project_open' } })
  const page = projectPageSchema.parse((await viewer('GET', `/projects/${id}`)).body)
  expect(page.tasks).toHaveLength(36)
  expect((await stranger('GET', `/projects/${id}`)).status).toBe(404)
  expect((await stranger('GET', '/projects')).body).toMatchObject({ items: [], totals: { open: 0 } })
  const task = page.tasks[0]
  const patch = await viewer('PATCH', `/projects/${id}/tasks/${task?.id}`, { version: 1, status: 'done' })
  expect(patch.status).toBe(403)
  expect((await csm('POST', '/programs', { fromKey: 'wbs_low_6w', key: 'mine', name: 'x' })).status).toBe(403)
})

it('refuses a kickoff with everything that is missing, in words', async () => {
  const { id } = await startProject()
  const saved = await csm('PUT', `/projects/${id}/kickoff`, {
    version: 1,
    records: { ideal_state: '残業がない' },
    readiness: { isScopeSigned: true },
  })
  expect(saved).toMatchObject({ status: 200, body: { version: 2, isOpen: false } })
  const refused = await csm('POST', `/projects/${id}/kickoff`, { doneOn: '2026-04-01' })
  const problem = z
    .object({ code: z.string(), errors: z.array(z.object({ path: z.string() })).optional() })
    .loose()
    .parse(refused.body)
  expect(refused.status).toBe(409)
  expect(problem.code).toBe('onboarding.kickoff_incomplete')
  expect(JSON.stringify(refused.body)).toContain('record.roles')
  expect(JSON.stringify(refused.body)).not.toContain('record.ideal_state')
})

it('gives a repeated request the first answer', async () => {
  const { id } = await startProject()
  const goal = { ...testGoal, useCase: '経費の精算' }
  const post = () => csm('POST', `/projects/${id}/goals`, goal, { 'idempotency-key': 'goal-once' })
  const [first, second] = [await post(), await post()]
  expect(second.body).toEqual(first.body)
  const page = projectPageSchema.parse((await csm('GET', `/projects/${id}`)).body)
  expect(page.goals).toHaveLength(2)
  const removed = await csm('DELETE', `/projects/${id}/goals/${page.goals[1]?.id}`)
  expect(removed.status).toBe(204)
})
