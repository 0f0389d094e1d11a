import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { type Call, startTestApp, type TestApp } from '../testing.ts'

let test: TestApp
let workspace: TestWorkspace
let admin: Call
beforeAll(async () => {
  test = await startTestApp()
  workspace = await test.buildWorkspace()
  admin = await test.callAs(workspace, 'admin')
})
afterAll(() => test.close())

const problem = z.object({
  code: z.string(),
  title: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
const made = z.object({ id: z.string() })

describe('errors', () => {
  it('are problem+json in the language of the reader', async () => {
    const japanese = await admin('POST', '/api-keys', { name: '', role: 'king' })
    expect(japanese.status).toBe(422)
    expect(japanese.headers['content-type']).toContain('application/problem+json')
    expect(
      problem
        .parse(japanese.body)
        .fields?.map((field) => field.path)
        .sort(),
    ).toEqual(['name', 'role'])
    expect(problem.parse(japanese.body).title).toBe('入力内容をご確認ください')
    const english = await admin('POST', '/api-keys', { name: '' }, { 'accept-language': 'en-GB' })
    expect(problem.parse(english.body).title).toBe('Please check what you entered')
  })

  it('tell bad JSON, an unknown address and a missing thing apart', async () => {
    const headers = { 'content-type': 'application/json' }
    const broken = await test.app.server.inject({ method: 'POST', url: '/api/v1/setup', headers, payload: '{"a":' })
    expect(problem.parse(broken.json()).code).toBe('http.invalid_json')
    expect(problem.parse((await admin('GET', '/nowhere')).body).code).toBe('http.no_such_address')
    const missing = await admin('POST', '/invitations/00000000-0000-7000-8000-000000000000/revoke')
    expect([missing.status, problem.parse(missing.body).code]).toEqual([404, 'identity.no_such_invitation'])
    expect((await admin('GET', '/audit-entries?cursor=%00%ff')).status).toBeLessThan(500)
    const unreadable = await admin('POST', '/api-keys', { name: 'a\u0000b', role: 'viewer' })
    expect([unreadable.status, problem.parse(unreadable.body).fields?.[0]?.path]).toEqual([422, 'name'])
    const deep = { name: JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`), role: 'viewer' }
    expect((await admin('POST', '/api-keys', deep)).status).toBe(422)
    expect((await admin('GET', '/audit-entries?from=0000-01-01')).status).toBe(422)
  })
})

describe('a file with long cells', () => {
  it('is read, wherever a character of two halves stands', async () => {
    for (const before of [98, 99, 100, 198, 199]) {
      const file = Buffer.from(`会社名,備考\n甲,${'a'.repeat(before)}𠮷𠮷野家`)
      const { status } = await admin('POST', `/imports?fileName=${before}.csv`, file)
      expect([before, status]).toEqual([before, 200])
    }
  })
})

describe('every answer', () => {
  it.each(['/livez', '/metrics', '/api/v1/session', '/api/nowhere', '/api/docs/', '/api/openapi.json', '/p'])(
    'forbids frames and sniffing: %s',
    async (url) => {
      const { headers } = await test.app.server.inject({ url })
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'|sandbox/)
      expect(headers['x-content-type-options']).toBe('nosniff')
    },
  )
})

describe('a repeated request', () => {
  it('with the same key is done once and answered alike, also at the same moment', async () => {
    const key = { 'idempotency-key': 'once' }
    const body = { name: '一度だけ商事' }
    const answers = await Promise.all([1, 2, 3].map(() => admin('POST', '/accounts', body, key)))
    expect(new Set(answers.map((answer) => made.parse(answer.body).id)).size).toBe(1)
    const other = await admin('POST', '/accounts', { name: '別の商事' }, key)
    expect([other.status, problem.parse(other.body).code]).toEqual([409, 'http.idempotency_key_reused'])
  })

  it.each([
    ['/invitations', { email: 'once@example.com', role: 'viewer' }],
    ['/api-keys', { name: 'once', role: 'viewer' }],
  ])('of %s is done once, and its secret is kept nowhere', async (path, body) => {
    const key = { 'idempotency-key': `secret ${path}` }
    const answers = await Promise.all([1, 2].map(() => admin('POST', path, body, key)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    const repeated = answers.find((answer) => answer.status === 409)
    expect(problem.parse(repeated?.body).code).toBe('http.answer_not_kept')
    const { rows } = await test.database.owner.query<{ response: unknown }>(
      'select response from platform.idempotency_keys where workspace_id = $1 and key = $2',
      [workspace.workspaceId, key['idempotency-key']],
    )
    expect(rows).toEqual([{ response: null }])
  })
})

describe('a repeated upload', () => {
  it('with the same key and another file of the same length is told apart', async () => {
    const key = { 'idempotency-key': 'upload' }
    const upload = (text: string) => admin('POST', '/imports?fileName=a.csv', Buffer.from(`会社名\n${text}`), key)
    const [first, again, other] = [await upload('甲'), await upload('甲'), await upload('乙')]
    expect(made.parse(again.body).id).toBe(made.parse(first.body).id)
    expect([other.status, problem.parse(other.body).code]).toEqual([409, 'http.idempotency_key_reused'])
  })
})

describe('changes', () => {
  it('stand in the audit log with who and what, without secrets', async () => {
    const key = await admin('POST', '/api-keys', { name: 'ci', role: 'viewer' })
    const log = z.object({
      items: z.array(z.looseObject({ action: z.string(), entityId: z.string().nullable(), details: z.unknown() })),
    })
    const { items } = log.parse((await admin('GET', '/audit-entries')).body)
    const entry = items.find((item) => item.entityId === made.parse(key.body).id)
    expect(entry).toMatchObject({ action: 'identity.api_key_created', details: { name: 'ci', role: 'viewer' } })
    expect(JSON.stringify(items)).not.toContain(z.object({ key: z.string() }).parse(key.body).key)
  })

  it('cannot be made by a page of another site with the cookie of a signed-in person', async () => {
    const invited = await admin('POST', '/invitations', { email: 'cookie@example.com', role: 'admin' })
    const token = z.object({ link: z.string() }).parse(invited.body).link.split('#')[1] ?? ''
    const password = 'long enough password'
    await test.call('POST', '/invitations/accept', { token, name: 'C', password })
    const own = { origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'application/json' }
    const signedIn = await test.app.server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: own,
      payload: { email: 'cookie@example.com', password },
    })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const make = (headers: Record<string, string>) =>
      test.call('POST', '/api-keys', { name: 'by cookie', role: 'viewer' }, { ...own, cookie, ...headers })
    const foreign = await make({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
    expect([foreign.status, problem.parse(foreign.body).code]).toEqual([403, 'http.wrong_origin'])
    expect((await make({})).status).toBe(200)
  })
})

describe('settings', () => {
  it.each([
    [{ timeZone: '+09:00' }],
    [{ timeZone: 'IST' }],
    [{ timeZone: 'Asia/Edo' }],
    [{ closedDays: ['02-30'] }],
    [{ closedDays: ['2026-13-01'] }],
    [{ openDays: ['2026-02-29'] }],
  ])('that no calendar can follow are refused: %j', async (change) => {
    expect((await admin('PATCH', '/workspace', change)).status).toBe(422)
  })

  it('keep the leap day and a zone of one word', async () => {
    expect((await admin('PATCH', '/workspace', { closedDays: ['02-29'], timeZone: 'UTC' })).status).toBe(200)
  })
})

describe('an invitation', () => {
  it('is shown by a link, used once, and useless after', async () => {
    const invited = await admin('POST', '/invitations', { email: 'New@Example.com', role: 'csm' })
    const token = z.object({ link: z.string() }).parse(invited.body).link.split('#')[1] ?? ''
    const opened = await test.call('POST', '/invitations/open', { token })
    expect(opened.body).toMatchObject({ email: 'new@example.com', role: 'csm', hasUser: false })
    const input = { token, name: '新人', password: 'long enough password' }
    const [first, second] = await Promise.all([
      test.call('POST', '/invitations/accept', input),
      test.call('POST', '/invitations/accept', input),
    ])
    expect([first?.status, second?.status].sort()).toEqual([200, 404])
    const again = await test.call('POST', '/invitations/open', { token })
    expect(problem.parse(again.body).code).toBe('token.used')
  })

  it('that was sent twice lets nobody back in with the second link', async () => {
    const invite = async () => {
      const invited = await admin('POST', '/invitations', { email: 'twice@example.com', role: 'admin' })
      return z.object({ link: z.string() }).parse(invited.body).link.split('#')[1] ?? ''
    }
    const [first, second] = [await invite(), await invite()]
    const password = 'long enough password'
    await test.call('POST', '/invitations/accept', { token: first, name: '二度', password })
    const again = await test.call('POST', '/invitations/accept', { token: second, password })
    expect([again.status, problem.parse(again.body).code]).toEqual([404, 'token.revoked'])
  })
})

describe('the last admin', () => {
  it('stays, also when two demote each other at the same moment', async () => {
    const own = await test.buildWorkspace()
    const other = await own.addMember('admin')
    const [call, another] = [await test.callAs(own, 'admin'), await test.callAs(own, 'admin')]
    const answers = await Promise.all([
      call('PATCH', `/members/${own.admin.id}`, { role: 'viewer' }),
      another('PATCH', `/members/${other.id}`, { isActive: false }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })
})
