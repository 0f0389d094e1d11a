import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { type Call, startTestApp, type TestApp } from '../../testing.ts'

let test: TestApp
let workspace: TestWorkspace
let admin: Call
const password = 'long enough password'

beforeAll(async () => {
  test = await startTestApp()
  workspace = await test.buildWorkspace()
  admin = await test.callAs(workspace, 'admin')
  const invited = await admin('POST', '/invitations', { email: 'hanako@example.com', role: 'viewer' })
  const token = z.object({ link: z.string() }).parse(invited.body).link.split('#')[1] ?? ''
  await test.call('POST', '/invitations/accept', { token, name: '花子', password })
})
afterAll(() => test.close())

const own = { origin: 'http://localhost:3000', host: 'localhost:3000' }

function post(action: string, payload: object, from: { ip?: string; headers?: Record<string, string> } = {}) {
  return test.app.server.inject({
    method: 'POST',
    url: `/api/auth${action}`,
    remoteAddress: from.ip ?? '192.0.2.1',
    headers: { ...own, ...from.headers },
    payload,
  })
}

const signIn = (
  given: { email?: string; password?: string },
  from?: { ip?: string; headers?: Record<string, string> },
) => post('/sign-in/email', { email: 'hanako@example.com', password, ...given }, from)

const cookieOf = (answer: { headers: Readonly<Record<string, unknown>> }) =>
  String(answer.headers['set-cookie']).split(';')[0] ?? ''

describe('signing in', () => {
  it('sets a cookie that no script reads, and tells no script its value', async () => {
    const answer = await signIn({})
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
    expect(answer.json()).toEqual({})
  })

  it('is counted by the address that the server sees, whatever the caller says of it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        post(
          '/sign-out',
          {},
          {
            ip: '198.51.100.7',
            headers: { 'x-forwarded-for': `10.0.0.${index}`, 'x-banso-caller': `10.1.0.${index}` },
          },
        ),
      ),
    )
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(4)
    expect((await signIn({}, { ip: '198.51.100.8' })).statusCode).toBe(200)
  })

  it('is counted by the person too, from wherever it is tried', async () => {
    const tries = Array.from({ length: 12 }, (_, index) =>
      signIn({ email: 'Victim@example.com', password: 'wrong password' }, { ip: `203.0.113.${index}` }),
    )
    const limited = (await Promise.all(tries)).filter((answer) => answer.statusCode === 429)
    expect(limited).toHaveLength(2)
  })

  it('ends with an answer whatever the host, the origin or the body', async () => {
    const ip = '192.0.2.9'
    for (const host of ['a b', '[::', 'x:999999']) {
      const answer = await signIn({}, { ip, headers: { host } })
      expect([host, answer.statusCode]).toEqual([host, 422])
    }
    expect((await signIn({}, { ip, headers: { origin: 'https://evil.example' } })).statusCode).toBe(403)
    expect((await signIn({ email: 'a\u0000b@example.com' }, { ip })).statusCode).toBe(422)
    expect((await signIn({ password: '\ud800' }, { ip })).statusCode).toBe(422)
  })
})

describe('what a signed-in person may do', () => {
  it('is to change the own name and password, nothing else of themselves', async () => {
    const ip = '192.0.2.20'
    const headers = { cookie: cookieOf(await signIn({}, { ip })) }
    const forged = { name: '花', emailVerified: false, email: 'other@example.com', locale: 'xx', image: 'javascript:1' }
    expect((await post('/update-user', forged, { ip, headers })).statusCode).toBe(200)
    const { rows } = await test.database.owner.query(
      "select name, email, email_verified, locale, image from identity.users where email = 'hanako@example.com'",
    )
    expect(rows).toEqual([{ name: '花', email: 'hanako@example.com', email_verified: true, locale: null, image: null }])
    expect((await post('/update-user', { name: 'a\u0000' }, { ip, headers })).statusCode).toBe(422)
  })

  it('stands in the audit log of their workspaces', async () => {
    const ip = '192.0.2.30'
    const headers = { cookie: cookieOf(await signIn({}, { ip })) }
    const given = { currentPassword: password, newPassword: `${password}!`, revokeOtherSessions: true }
    const changed = await post('/change-password', given, { ip, headers })
    expect(changed.statusCode).toBe(200)
    await post('/sign-out', {}, { ip, headers: { cookie: cookieOf(changed) } })
    const { rows } = await test.database.owner.query<{ action: string; details: unknown; ip: string }>(
      'select action, details, ip from identity.audit_entries where workspace_id = $1 and ip = $2 order by audit_entry_id',
      [workspace.workspaceId, ip],
    )
    expect(rows.map((row) => row.action)).toEqual([
      'identity.signed_in',
      'identity.password_changed',
      'identity.signed_out',
    ])
    expect(rows.map((row) => row.details)).toEqual([null, null, null])
  })

  it('is none of the rest that the sign-in library could', async () => {
    for (const action of [
      '/sign-up/email',
      '/list-sessions',
      '/delete-user',
      '/change-email',
      '/request-password-reset',
    ])
      expect((await post(action, {})).statusCode, action).toBe(404)
    const page = await test.app.server.inject({ url: '/api/auth/error?error=%3Cscript%3E' })
    expect(page.statusCode).toBe(404)
  })
})
