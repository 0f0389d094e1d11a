import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { portalHomeSchema } from '#modules/portal/contract.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { type Answer, type Call, startTestApp, type TestApp } from '../../testing.ts'
import { cookieOf, enterPortal, type PortalVisitor, withCookie } from '../testing/portal-visitor.ts'
import { snapshotOf } from '../testing/whole-workspace.ts'

const marker = '社内限り-7f3a'
const clock = createFakeClock('2026-04-08T09:00:00+09:00')
let test: TestApp
let workspace: TestWorkspace
let csm: Call
let champion: { accountId: string; stakeholderId: string }
let other: { accountId: string; stakeholderId: string }
let visitor: PortalVisitor

const codeOf = (answer: Answer) => z.object({ code: z.string() }).parse(answer.body).code
const readHome = async (call: Call) => portalHomeSchema.parse((await call('GET', '/portal/home')).body)

beforeAll(async () => {
  test = await startTestApp({ clock })
  workspace = await test.buildWorkspace()
  csm = await test.callAs(workspace, 'csm')
  const owner = await workspace.addMember('csm', '佐藤 花子')
  const people = async (name: string) =>
    workspace.run(async (context) => {
      const account = await buildAccount(context, { name, note: marker, ownerId: owner.id })
      await buildProject(context, { accountId: account.id, ownerId: owner.id })
      const person = await buildStakeholder(context, account.id, {
        familyName: '田中',
        givenName: '太郎',
        roles: ['champion'],
        sentiment: 'opposed',
        email: 'taro@example.com',
        note: marker,
      })
      return { accountId: account.id, stakeholderId: person.id }
    })
  champion = await people('東西商事株式会社')
  other = await people('南北工業株式会社')
  visitor = await enterPortal(test, csm, champion)
})
afterAll(() => test.close())

describe('a link', () => {
  it('shows whose page it is, lets nobody in by being looked at, and opens again and again', async () => {
    const before = await snapshotOf(test.database, workspace.workspaceId)
    for (const path of ['/portal/home', '/portal/hearing']) expect((await test.call('GET', path)).status).toBe(401)
    expect(await snapshotOf(test.database, workspace.workspaceId)).toEqual(before)
    const opened = await test.call('POST', '/portal/session/open', { token: visitor.token })
    expect(opened.body).toEqual({
      vendorName: 'テスト株式会社',
      productName: 'テストクラウド',
      customerName: '東西商事株式会社',
      addressee: { ja: '田中 太郎 様', en: '田中 太郎' },
      expiresOn: '2026-07-07',
      brand: { accent: null, logo: null },
    })
    expect(opened.headers['set-cookie']).toBeUndefined()
    const again = await test.call('POST', '/portal/session', { token: visitor.token })
    expect(again.status).toBe(204)
    expect(String(again.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/)
    expect((await withCookie(test, cookieOf(again.headers))('GET', '/portal/home')).status).toBe(200)
  })

  it.each<[string, () => string | Promise<string>, string]>([
    ['made up', () => 'made-up', 'token.unknown'],
    ['of another purpose', () => inviteToken(), 'token.unknown'],
    ['revoked', () => revokedToken(), 'token.revoked'],
  ])('that is %s is refused in polite words', async (_name, make, code) => {
    const token = await make()
    for (const path of ['/portal/session/open', '/portal/session']) {
      const answer = await test.call('POST', path, { token })
      expect([answer.status, codeOf(answer)]).toEqual([404, code])
      expect(z.object({ title: z.string() }).parse(answer.body).title).toMatch(/ご依頼ください/)
    }
  })

  it('ends at once for whoever it let in when it is revoked, and when its person leaves', async () => {
    const guest = await enterPortal(test, csm, champion)
    expect((await guest.call('GET', '/portal/home')).status).toBe(200)
    await csm('POST', `/portal-links/${guest.linkId}/revoke`)
    expect((await guest.call('GET', '/portal/home')).status).toBe(401)
    const leaver = await workspace.run((context) => buildStakeholder(context, champion.accountId))
    const gone = await enterPortal(test, csm, { accountId: champion.accountId, stakeholderId: leaver.id })
    const path = `/accounts/${champion.accountId}/stakeholders/${leaver.id}`
    const admin = await test.callAs(workspace, 'admin')
    await admin('PATCH', path, { version: 1, leftOn: '2026-04-08' })
    expect((await gone.call('GET', '/portal/home')).status).toBe(401)
    expect(codeOf(await test.call('POST', '/portal/session', { token: gone.token }))).toBe('portal.person_left')
  })

  it('is told to staff with everybody who used it', async () => {
    const { body } = await csm('GET', `/accounts/${champion.accountId}/portal-links`)
    const { items, accesses } = z
      .object({
        items: z.array(z.object({ id: z.string(), visits: z.number(), state: z.string() })),
        accesses: z.array(z.object({ linkId: z.string(), what: z.string(), who: z.string(), ip: z.string() })),
      })
      .parse(body)
    expect(items.find((item) => item.id === visitor.linkId)?.visits).toBeGreaterThanOrEqual(2)
    const ours = accesses.filter((access) => access.linkId === visitor.linkId)
    expect(ours.map((access) => access.what).sort()).toEqual(['entered', 'entered', 'link_opened'])
    expect(ours[0]).toMatchObject({ who: '田中 太郎', ip: '127.0.0.1' })
    expect(JSON.stringify(body)).not.toContain(visitor.token)
  })
})

describe('a visitor', () => {
  it('sees the own customer and nothing that is internal', async () => {
    const answers = [await visitor.call('GET', '/portal/home'), await visitor.call('GET', '/portal/hearing')]
    const preview = await csm('GET', `/accounts/${champion.accountId}/portal-preview`)
    // A preview is no visit, so nothing is new since the last one.
    expect({ ...portalHomeSchema.parse(answers[0]?.body), news: null }).toEqual(preview.body)
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      const text = JSON.stringify(body)
      for (const hidden of [marker, '南北工業', 'opposed', 'sentiment', 'health', 'influence', 'weight', 'ARR'])
        expect(text).not.toContain(hidden)
    }
    const home = await readHome(visitor.call)
    expect(home.visitor).toMatchObject({ name: '田中 太郎', respondent: 'champion', level: 'owner' })
    expect(home.contact?.name).toBe('佐藤 花子')
  })

  it('never reads an internal comment or task, in whatever it asks for', async () => {
    const { project } = await readHome(visitor.call)
    const task = project?.tasks.find((one) => one.side === 'customer')
    const projectId = await projectIdOf(champion.accountId)
    const comment = { clientId: 'internal-1', body: marker, visibility: 'internal' }
    expect((await csm('POST', `/projects/${projectId}/tasks/${task?.id}/comments`, comment)).status).toBe(200)
    await csm('POST', `/projects/${projectId}/tasks`, {
      name: marker,
      stage: project?.stages[0]?.key,
      side: 'vendor',
      startOn: '2026-04-09',
      dueOn: '2026-04-09',
    })
    await csm('POST', `/accounts/${champion.accountId}/timeline`, { body: marker })
    expect(JSON.stringify((await visitor.call('GET', '/portal/home')).body)).not.toContain(marker)
  })

  it('ticks off an own task, and nothing of another customer or of ours', async () => {
    const { project } = await readHome(visitor.call)
    const mine = project?.tasks.find((one) => one.side === 'customer' && !one.isDone)
    const inside = z.object({ tasks: z.array(z.object({ id: z.string(), visibility: z.string() })) })
    const ours = inside
      .parse((await csm('GET', `/projects/${await projectIdOf(champion.accountId)}`)).body)
      .tasks.find((one) => one.visibility === 'internal')
    const { project: theirs } = await readHome((await enterPortal(test, csm, other)).call)
    const foreign = theirs?.tasks.find((one) => one.side === 'customer')
    expect((await visitor.call('PUT', `/portal/tasks/${mine?.id}/done`, { isDone: true })).status).toBe(204)
    const after = await readHome(visitor.call)
    expect(after.project?.tasks.find((one) => one.id === mine?.id)?.isDone).toBe(true)
    for (const id of [ours?.id, foreign?.id]) {
      expect((await visitor.call('PUT', `/portal/tasks/${id}/done`, { isDone: true })).status).toBe(404)
      const body = { clientId: 'comment-of-mine', body: '拝見しました' }
      if (id === foreign?.id)
        expect((await visitor.call('POST', `/portal/tasks/${id}/comments`, body)).status).toBe(404)
    }
  })

  it('writes one comment however often the button is pressed', async () => {
    const { project } = await readHome(visitor.call)
    const task = project?.tasks.find((one) => one.side === 'customer')
    const body = { clientId: 'pressed-twice', body: '来週ご用意します' }
    await Promise.all([1, 2, 3].map(() => visitor.call('POST', `/portal/tasks/${task?.id}/comments`, body)))
    const after = await readHome(visitor.call)
    expect(after.project?.tasks.find((one) => one.id === task?.id)?.comments).toEqual([
      expect.objectContaining({ body: '来週ご用意します', author: '田中 太郎', isOurs: false }),
    ])
  })

  it('answers the questions before the start; a stale answer is told, not lost', async () => {
    const version = z.object({ version: z.number() })
    const start = version.parse((await visitor.call('GET', '/portal/hearing')).body).version
    const saved = await visitor.call('PATCH', '/portal/hearing', {
      version: start,
      answers: { project_name: '受注改革' },
    })
    expect(saved.status).toBe(200)
    expect(version.parse(saved.body).version).toBeGreaterThan(start)
    const stale = await visitor.call('PATCH', '/portal/hearing', { version: start, answers: { project_name: '別名' } })
    expect([stale.status, codeOf(stale)]).toEqual([409, 'accounts.sheet_changed_meanwhile'])
    expect((await visitor.call('POST', '/portal/hearing/send')).status).toBe(200)
  })

  it('may not use the cookie from another site, nor on the staff side; nor staff theirs here', async () => {
    const { cookie, call } = visitor
    const foreign = await test.call('POST', '/portal/hearing/send', {}, { cookie, origin: 'https://evil.example' })
    expect([foreign.status, codeOf(foreign)]).toEqual([403, 'http.wrong_origin'])
    for (const path of ['/accounts', '/projects', '/session', `/accounts/${champion.accountId}/portal-links`])
      expect((await call('GET', path)).status).toBe(401)
    expect((await csm('GET', '/portal/home')).status).toBe(401)
    const viewer = await test.callAs(workspace, 'viewer')
    const body = { stakeholderId: champion.stakeholderId }
    expect((await viewer('POST', `/accounts/${champion.accountId}/portal-links`, body)).status).toBe(403)
  })

  it('is let in for 14 days after the last visit, never beyond the link, and can leave', async () => {
    const guest = await enterPortal(test, csm, champion)
    const shown = async () => (await guest.call('GET', '/portal/home')).status
    for (let fortnight = 0; fortnight < 6; fortnight++) {
      clock.advance(13 * 86_400_000)
      expect(await shown()).toBe(200)
    }
    clock.advance(13 * 86_400_000)
    expect(await shown()).toBe(401)
    expect(codeOf(await test.call('POST', '/portal/session', { token: guest.token }))).toBe('token.expired')
    const next = await enterPortal(test, csm, champion)
    expect((await next.call('POST', '/portal/session/end')).status).toBe(204)
    expect((await next.call('GET', '/portal/home')).status).toBe(401)
    const idle = await enterPortal(test, csm, champion)
    clock.advance(15 * 86_400_000)
    expect((await idle.call('GET', '/portal/home')).status).toBe(401)
  })
})

describe('what a customer states', () => {
  const confirmation = {
    clientId: 'confirmation-1',
    words: '承認が3日で終わるようになった',
    name: '田中太郎',
    confirmedOn: '2026-09-02',
  }

  it('is taken once, in its own words, and never changed', async () => {
    clock.set('2026-09-01T09:00:00+09:00')
    const { projectId, ...who } = await workspace.run(async (context) => {
      const made = await buildProject(context)
      const person = await buildStakeholder(context, made.accountId, { roles: ['executive_sponsor'] })
      return { ...made, stakeholderId: person.id }
    })
    const { call } = await enterPortal(test, csm, { ...who, level: 'owner' })
    expect((await call('POST', '/portal/criteria-agreement')).status).toBe(204)
    expect((await readHome(call)).project?.areCriteriaAgreed).toBe(true)
    expect((await call('POST', '/portal/value-confirmations', confirmation)).status).toBeGreaterThanOrEqual(409)
    await holdKickoff(projectId)
    clock.set('2026-09-02T09:00:00+09:00')
    expect((await call('POST', '/portal/value-confirmations', { ...confirmation, words: ' ' })).status).toBe(422)
    const pressed = await Promise.all([1, 2, 3].map(() => call('POST', '/portal/value-confirmations', confirmation)))
    expect(pressed.map((answer) => answer.status)).toEqual([200, 200, 200])
    await call('POST', '/portal/value-confirmations', { ...confirmation, words: '別の言葉' })
    const { confirmations } = (await readHome(call)).project ?? {}
    expect(confirmations).toEqual([
      { id: expect.any(String), words: confirmation.words, name: '田中太郎', confirmedOn: '2026-09-02' },
    ])
  })

  it('on going on is asked from day 80, of champion and sponsor only, and answered once', async () => {
    clock.set('2026-10-01T09:00:00+09:00')
    const made = await workspace.run((context) => buildProject(context))
    clock.set('2026-12-20T09:00:00+09:00')
    const enterAs = async (roles: ('champion' | 'end_user')[]) => {
      const person = await workspace.run((context) => buildStakeholder(context, made.accountId, { roles }))
      return enterPortal(test, csm, { accountId: made.accountId, stakeholderId: person.id, level: 'owner' })
    }
    const user = await enterAs(['end_user'])
    const answer = { clientId: 'exam-answer-1', score: 9, reason: '業務に定着した' }
    expect(codeOf(await user.call('POST', '/portal/exam-answer', answer))).toBe('portal.not_asked')
    const { call } = await enterAs(['champion'])
    expect((await readHome(call)).project?.exam?.question.ja).toContain('テストクラウド')
    const pressed = await Promise.all([1, 2].map(() => call('POST', '/portal/exam-answer', answer)))
    expect(pressed.map((each) => each.status)).toEqual([204, 204])
    const changed = await call('POST', '/portal/exam-answer', { ...answer, clientId: 'exam-answer-2', score: 1 })
    expect([changed.status, codeOf(changed)]).toEqual([409, 'onboarding.exam_answered'])
    expect((await readHome(call)).project?.exam?.answered).toEqual(['champion'])
  })
})

async function holdKickoff(projectId: string): Promise<void> {
  const page = z.object({ kickoff: z.object({ version: z.number() }) })
  const { kickoff } = page.parse((await csm('GET', `/projects/${projectId}`)).body)
  const saved = await csm('PUT', `/projects/${projectId}/kickoff`, {
    version: kickoff.version,
    records: { ideal_state: '残業なし', roles: '推進は山田', range: '経理', metrics: '日数', continuation: '4日' },
    readiness: { isSponsorCommitted: true, areRolesAssigned: true, isScopeSigned: true },
  })
  expect(saved.status).toBe(200)
  await handOverMinutes(projectId)
  expect((await csm('POST', `/projects/${projectId}/kickoff`, { doneOn: '2026-09-01' })).status).toBe(200)
}

async function handOverMinutes(projectId: string): Promise<void> {
  const list = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string(), version: z.number() })) })
  const { items } = list.parse((await csm('GET', `/projects/${projectId}/meetings`)).body)
  const kickoff = items.find(({ kind }) => kind.startsWith('kickoff_'))
  const path = `/projects/${projectId}/meetings/${kickoff?.id}/minutes`
  const minutes = { version: kickoff?.version, decisions: [], homework: [], discussion: '議事録' }
  const { version } = z.object({ version: z.number() }).parse((await csm('PUT', path, minutes)).body)
  expect((await csm('POST', `${path}/handover`, { version, how: 'portal' })).status).toBe(200)
}

async function projectIdOf(accountId: string): Promise<string | undefined> {
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string(), account: z.object({ id: z.string() }) })) })
    .parse((await csm('GET', '/projects')).body)
  return items.find((item) => item.account.id === accountId)?.id
}

async function inviteToken(): Promise<string> {
  const admin = await test.callAs(workspace, 'admin')
  const made = await admin('POST', '/invitations', { email: 'new@example.com', role: 'viewer' })
  return new URL(z.object({ link: z.string() }).parse(made.body).link).hash.slice(1)
}

async function revokedToken(): Promise<string> {
  const guest = await enterPortal(test, csm, champion)
  await csm('POST', `/portal-links/${guest.linkId}/revoke`)
  return guest.token
}
