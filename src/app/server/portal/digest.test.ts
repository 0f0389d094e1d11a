import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { portalHomeSchema } from '#modules/portal/contract.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { issueToken } from '#platform/tokens/tokens.ts'
import { type Call, startTestApp, type TestApp } from '../../testing.ts'
import { enterPortal, type PortalVisitor } from '../testing/portal-visitor.ts'

// A Monday.
const clock = createFakeClock('2026-04-06T09:00:00+09:00')
let test: TestApp
let workspace: TestWorkspace
let csm: Call
let accountId: string
let projectId: string
let taskId: string
let champion: PortalVisitor
let sponsor: PortalVisitor

beforeAll(async () => {
  test = await startTestApp({ clock })
  workspace = await test.buildWorkspace()
  csm = await test.callAs(workspace, 'csm')
  const made = await workspace.run(async (context) => {
    const account = await buildAccount(context, { name: '東西商事株式会社' })
    const project = await buildProject(context, { accountId: account.id })
    const person = (familyName: string, roles: ('champion' | 'executive_sponsor')[], email: string) =>
      buildStakeholder(context, account.id, { familyName, givenName: '花子', roles, email })
    return {
      ...project,
      championId: (await person('山田', ['champion'], 'champion@example.com')).id,
      sponsorId: (await person('役員', ['executive_sponsor'], 'sponsor@example.com')).id,
    }
  })
  accountId = made.accountId
  projectId = made.projectId
  champion = await enterPortal(test, csm, { accountId, stakeholderId: made.championId })
  sponsor = await enterPortal(test, csm, { accountId, stakeholderId: made.sponsorId })
  const home = portalHomeSchema.parse((await champion.call('GET', '/portal/home')).body)
  taskId = home.project?.tasks.find((one) => one.side === 'customer')?.id ?? ''
}, 120_000)
afterAll(() => test.close())

const module = () => {
  const found = test.app.modules.find(({ name }) => name === 'portal')
  if (!found) throw new Error('The portal is missing.')
  return found
}
/** The schedule of the day and the jobs that it makes, as the worker runs them. */
async function runDay(): Promise<void> {
  await workspace.run(async (context) => {
    for (const { run } of module().schedules ?? []) await run(context)
  })
  for (const job of module().jobs ?? [])
    if (job.name === 'portal.write_digests') await workspace.run((context) => job.run(context, { accountId }))
}
const digests = async () =>
  z
    .object({
      items: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          state: z.string(),
          subject: z.string(),
          body: z.string(),
          to: z.object({ email: z.string() }),
        }),
      ),
    })
    .parse((await csm('GET', `/messages?accountId=${accountId}&limit=200`)).body)
    .items.filter(({ kind }) => kind === 'weekly_digest')
/** Later than whatever was told before: what happens at the instant of a digest belongs to it. */
function say(clientId: string) {
  clock.advance(60_000)
  return csm('POST', `/projects/${projectId}/tasks/${taskId}/comments`, {
    clientId,
    body: 'お送りしました',
    visibility: 'customer',
  })
}

describe('the weekly digest', () => {
  it('is quiet when nothing happened, and writes once when something did', async () => {
    await runDay()
    expect(await digests()).toEqual([])
    clock.advance(2 * 86_400_000)
    expect((await say('digest-say-1')).status).toBe(200)
    await runDay()
    // The week was looked at already: what came after belongs to the next one.
    expect(await digests()).toEqual([])
    clock.advance(5 * 86_400_000)
    for (const _ of [1, 2, 3]) await runDay()
    const written = await digests()
    expect(written.map(({ to }) => to.email).sort()).toEqual(['champion@example.com', 'sponsor@example.com'])
    const [own] = written.filter(({ to }) => to.email === 'champion@example.com')
    expect(own?.body).toMatch(/についてのご連絡/)
    expect(own?.body).toContain('明日できる')
    // Whoever decides is told what happened, and asked for nothing that is not theirs.
    expect(written.find(({ to }) => to.email === 'sponsor@example.com')?.body).not.toContain('明日できる')
  })

  it('waits for a day on which both sides work', async () => {
    clock.advance(5 * 86_400_000)
    await say('digest-say-2')
    // Saturday and Sunday of the same week, then the Monday after.
    await runDay()
    expect((await digests()).filter(({ state }) => state === 'draft')).toHaveLength(2)
  })

  it('comes in the language that its reader chose, and tells nobody of their own doing', async () => {
    expect((await champion.call('PUT', '/portal/language', { locale: 'en' })).status).toBe(204)
    const mine = { clientId: 'digest-own-1', body: '承知しました' }
    expect((await sponsor.call('POST', `/portal/tasks/${taskId}/comments`, mine)).status).toBe(200)
    clock.advance(2 * 86_400_000)
    await runDay()
    const written = await digests()
    expect(written.filter(({ subject }) => subject.includes('This week'))).toHaveLength(1)
    const drafts = written.filter(({ state }) => state === 'draft')
    expect(drafts.map(({ to }) => to.email).sort()).toEqual(['champion@example.com', 'sponsor@example.com'])
  })

  it('ends for whoever says so on the page, and is wanted again alike', async () => {
    expect((await champion.call('PUT', '/portal/mail-choice', { wantsDigest: false })).status).toBe(204)
    const home = portalHomeSchema.parse((await champion.call('GET', '/portal/home')).body)
    expect(home.mail).toEqual({ wantsDigest: false, locale: 'en' })
    const before = (await digests()).length
    await say('digest-say-3')
    clock.advance(7 * 86_400_000)
    await runDay()
    expect((await digests()).length).toBe(before + 1)
    await champion.call('PUT', '/portal/mail-choice', { wantsDigest: true })
    await say('digest-say-4')
    clock.advance(7 * 86_400_000)
    await runDay()
    // That Monday, 4 May, begins three holidays.
    expect((await digests()).length).toBe(before + 1)
    clock.advance(3 * 86_400_000)
    await runDay()
    expect((await digests()).length).toBe(before + 3)
  })
})

describe('the link at the end of a piece of news', () => {
  const choice = z.object({ kind: z.string(), wants: z.boolean() })

  it('asks first; a mail program’s POST ends that kind alone, without a sign-in and however often', async () => {
    const [message] = await digests()
    const token = await workspace.run((context) =>
      issueToken(context, { purpose: 'mail_opt_out', subjectId: message?.id ?? '', audience: 'sponsor@example.com' }),
    )
    const open = async () => choice.parse((await test.call('POST', '/portal/mail-opt-outs/open', { token })).body)
    const url = `/api/v1/portal/mail-opt-outs/${token}`
    const shown = await test.app.server.inject({ method: 'GET', url })
    expect([shown.statusCode, shown.headers.location]).toEqual([303, `/p/unsubscribe#${token}`])
    expect(await open()).toEqual({ kind: 'weekly_digest', wants: true })
    const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=a']
    for (const type of types) {
      const payload = 'List-Unsubscribe=One-Click'
      const posted = await test.app.server.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
      expect(posted.statusCode).toBe(204)
    }
    expect(await open()).toEqual({ kind: 'weekly_digest', wants: false })
    expect((await test.call('POST', '/portal/mail-opt-outs/undo', { token })).status).toBe(204)
    expect((await open()).wants).toBe(true)
  })

  it('proves nothing else, and nothing when it is made up', async () => {
    expect((await test.call('POST', '/portal/mail-opt-outs/open', { token: champion.token })).status).toBe(404)
    const madeUp = await test.app.server.inject({ method: 'POST', url: '/api/v1/portal/mail-opt-outs/made-up' })
    expect(madeUp.statusCode).toBe(404)
  })
})
