import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { startTestApp, type TestApp } from '../testing.ts'

let app: TestApp
let workspace: TestWorkspace

beforeAll(async () => {
  app = await startTestApp()
  workspace = await app.buildWorkspace()
})
afterAll(() => app.close())

const withId = z.object({ id: z.string() })

const newAccount = async () => {
  const admin = await app.callAs(workspace, 'admin')
  const { body } = await admin('POST', '/accounts', { name: '株式会社甲' })
  return withId.parse(body).id
}

describe('who may do what with a handover', () => {
  test.each([
    ['viewer', 200, 403, 403, 403],
    ['sales', 200, 200, 422, 403],
    ['ops', 200, 200, 422, 403],
    ['csm', 200, 200, 422, 409],
    ['manager', 200, 200, 422, 409],
  ] as const)('%s: read %i, write %i, submit an incomplete sheet %i, accept a draft %i', async (role, ...expected) => {
    const id = await newAccount()
    const call = await app.callAs(workspace, role)
    const answers = [
      await call('GET', `/accounts/${id}/handoff`),
      await call('PATCH', `/accounts/${id}/sheets/handoff`, { version: 0, answers: { promises: 'なし' } }),
      await call('POST', `/accounts/${id}/handoff/submit`, { version: expected[1] === 200 ? 1 : 0 }),
      await call('POST', `/accounts/${id}/handoff/accept`, { version: expected[1] === 200 ? 1 : 0 }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual(expected)
  })

  test('an incomplete sheet is refused in words, item by item', async () => {
    const id = await newAccount()
    const call = await app.callAs(workspace, 'sales')
    const { body } = await call('POST', `/accounts/${id}/handoff/submit`, { version: 0 })
    expect(body).toMatchObject({
      title: '必須項目が16件未記入のため提出できません',
      fields: expect.arrayContaining([
        { path: 'promises', code: 'accounts.answer_required', message: '入力してください' },
      ]),
    })
  })

  test('a collision names the answers', async () => {
    const id = await newAccount()
    const call = await app.callAs(workspace, 'csm')
    const save = (version: number, busy: string) =>
      call('PATCH', `/accounts/${id}/sheets/hearing`, { version, answers: { busy } })
    expect(await save(0, '3月')).toMatchObject({ status: 200, body: { version: 1, issues: [] } })
    expect(await save(0, '4月')).toMatchObject({
      status: 409,
      body: { code: 'accounts.sheet_changed_meanwhile', fields: [{ path: 'busy' }] },
    })
  })

  test('only those who shape the work may change forms', async () => {
    const csm = await app.callAs(workspace, 'csm')
    const ops = await app.callAs(workspace, 'ops')
    const copy = { kind: 'handoff', formKey: 'handoff_v1' }
    expect((await csm('POST', '/forms', copy)).status).toBe(403)
    expect(await ops('POST', '/forms', copy)).toMatchObject({ status: 200, body: { formVersion: 1, status: 'draft' } })
    expect((await csm('GET', '/forms?kind=handoff')).status).toBe(200)
  })
})
