import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { portalHomeSchema } from '#modules/portal/contract.ts'
import { listWantedLinks, ownAddress } from '#modules/portal/server/api.ts'
import { portalModule } from '#modules/portal/server/module.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { type Answer, type Call, startTestApp, type TestApp } from '../../testing.ts'
import { enterPortal } from '../testing/portal-visitor.ts'

const day = 86_400_000
const clock = createFakeClock('2026-04-06T09:00:00+09:00')
let test: TestApp
let workspace: TestWorkspace
let csm: Call
let who: { accountId: string; stakeholderId: string }
let projectId: string

beforeAll(async () => {
  test = await startTestApp({ clock, smtpUrl: 'smtp://127.0.0.1:9' })
  workspace = await test.buildWorkspace()
  csm = await test.callAs(workspace, 'csm')
}, 120_000)
beforeEach(async () => {
  // A Monday.
  clock.set('2026-04-06T09:00:00+09:00')
  const made = await workspace.run(async (context) => {
    const account = await buildAccount(context)
    const project = await buildProject(context, { accountId: account.id })
    const person = await buildStakeholder(context, account.id, { roles: ['champion'], email: 'champion@example.com' })
    return { ...project, stakeholderId: person.id }
  })
  projectId = made.projectId
  who = { accountId: made.accountId, stakeholderId: made.stakeholderId }
})
afterAll(() => test.close())

const codeOf = (answer: Answer) => z.object({ code: z.string() }).parse(answer.body).code
const links = async () =>
  z
    .object({ items: z.array(z.object({ id: z.string(), level: z.string(), state: z.string() })) })
    .parse((await csm('GET', `/accounts/${who.accountId}/portal-links`)).body).items
const enter = (level?: string) => enterPortal(test, csm, { ...who, ...(level !== undefined && { level }) })
const askForAnother = (token: string) => test.call('POST', '/portal/link-requests', { token })

async function mailsOf(accountId: string): Promise<string[]> {
  const { rows } = await test.database.owner.query<{ to_email: string }>(
    `select to_email from messaging.messages where account_id = $1 and kind = 'portal_link' order by message_id`,
    [accountId],
  )
  return rows.map(({ to_email }) => to_email)
}

describe('an expired link that is shown again', () => {
  it('renews nothing once a newer one was revoked', async () => {
    const old = await enter('owner')
    clock.advance(60 * day)
    const newer = await enter('owner')
    await csm('POST', `/portal-links/${newer.linkId}/revoke`)
    clock.advance(31 * day)
    expect((await askForAnother(old.token)).status).toBe(204)
    expect((await links()).map(({ state }) => state)).toEqual(['revoked', 'expired'])
  })

  it('renews nothing once all were withdrawn, also not one that had expired before', async () => {
    const old = await enter('owner')
    clock.advance(91 * day)
    expect((await csm('POST', `/accounts/${who.accountId}/portal-links/revoke-all`)).body).toEqual({ ended: 1 })
    expect((await askForAnother(old.token)).status).toBe(204)
    expect((await links()).map(({ state }) => state)).toEqual(['revoked'])
  })

  it('gives back no more than the newest one allows', async () => {
    const old = await enter('owner')
    clock.advance(60 * day)
    const newer = await enter('owner')
    await csm('PATCH', `/portal-links/${newer.linkId}`, { level: 'viewer' })
    clock.advance(31 * day)
    await askForAnother(old.token)
    expect((await links())[0]).toMatchObject({ state: 'open', level: 'viewer' })
    expect(await links()).toHaveLength(2)
  })

  it('sends two mails a day, however many ask at once and by whichever link, and makes one link', async () => {
    const first = await enter()
    clock.advance(day)
    const second = await enter()
    clock.advance(91 * day)
    const tokens = [first, second, first, second, first, second].map(({ token }) => token)
    for (const { status } of await Promise.all(tokens.map(askForAnother))) expect(status).toBe(204)
    expect((await links()).filter(({ state }) => state === 'open')).toHaveLength(1)
    expect(await mailsOf(who.accountId)).toHaveLength(2)
  })
})

it('an open page closes when its customer is archived, and opens again with it', async () => {
  const { call } = await enter('owner')
  const home = portalHomeSchema.parse((await call('GET', '/portal/home')).body)
  const task = home.project?.tasks.find(({ side }) => side === 'customer')
  const comment = { clientId: 'archived-comment', body: '承知しました' }
  const admin = await test.callAs(workspace, 'admin')
  expect((await admin('POST', `/accounts/${who.accountId}/archive`)).status).toBe(200)
  const attempts = [
    () => call('GET', '/portal/home'),
    () => call('POST', `/portal/tasks/${task?.id}/comments`, comment),
    () => call('POST', `/portal/tasks/${task?.id}/files?fileName=a.txt&clientId=archived-file`, Buffer.from('a')),
    () => call('POST', '/portal/criteria-agreement', {}),
    () => call('POST', '/portal/colleagues', { clientId: 'archived-inv', familyName: '鈴木', email: 's@example.com' }),
  ]
  for (const attempt of attempts) expect((await attempt()).status).toBe(401)
  await admin('POST', `/accounts/${who.accountId}/restore`)
  expect((await call('GET', '/portal/home')).status).toBe(200)
})

describe('the answer that a digest asks for', () => {
  /** The token of the first answer in the digest of the week after something happened. */
  async function digestToken(call: Call): Promise<string> {
    const { project } = portalHomeSchema.parse((await call('GET', '/portal/home')).body)
    const task = project?.tasks.find(({ side }) => side === 'customer')
    clock.advance(3_600_000)
    const say = { clientId: `say-${projectId}`, body: 'お送りしました', visibility: 'customer' }
    expect((await csm('POST', `/projects/${projectId}/tasks/${task?.id}/comments`, say)).status).toBe(200)
    clock.advance(7 * day - 3_600_000)
    const portal = test.app.modules.find(({ name }) => name === 'portal')
    for (const job of portal?.jobs?.filter(({ name }) => name === 'portal.write_digests') ?? [])
      await workspace.run((context) => job.run(context, { accountId: who.accountId }))
    const { rows } = await test.database.owner.query<{ private_link: string }>(
      `select private_link from messaging.messages where account_id = $1 and kind = 'weekly_digest'`,
      [who.accountId],
    )
    const token = /\/p\/answer#([\w-]+)/.exec(rows[0]?.private_link ?? '')?.[1]
    if (token === undefined) throw new Error('The digest asks for no answer.')
    return token
  }
  const open = (token: string) => test.call('POST', '/portal/homework-answer/open', { token })
  const answer = (token: string) =>
    test.call('POST', '/portal/homework-answer', { token, clientId: 'answer-1234', answer: 'next_week' })

  it('is taken while the link lets its reader in, and no longer', async () => {
    const { linkId, call } = await enter('owner')
    const token = await digestToken(call)
    expect((await open(token)).status).toBe(200)
    const { body } = await csm('GET', `/accounts/${who.accountId}/portal-links`)
    expect(JSON.stringify(body)).toContain('question_opened')
    await csm('POST', `/portal-links/${linkId}/revoke`)
    for (const refused of [await open(token), await answer(token)])
      expect([refused.status, codeOf(refused)]).toEqual([404, 'token.revoked'])
  })

  it('is refused to whoever may not comment any more, and taken again when they may', async () => {
    const { linkId, call } = await enter('owner')
    const token = await digestToken(call)
    await csm('PATCH', `/portal-links/${linkId}`, { level: 'viewer' })
    for (const refused of [await open(token), await answer(token)])
      expect([refused.status, codeOf(refused)]).toEqual([403, 'portal.level_missing'])
    await csm('PATCH', `/portal-links/${linkId}`, { level: 'contributor' })
    expect((await answer(token)).status).toBe(204)
  })
})

describe('the address in a mail that only its reader answers', () => {
  const address = (email: string) => workspace.run((context) => ownAddress(context, { ...who, email }))
  const open = (path: string) => test.call('POST', '/portal/session/open', { token: path.split('#')[1] })

  it('opens the page of whoever was let in, and of nobody else', async () => {
    expect(await address('champion@example.com')).toBeUndefined()
    const { linkId } = await enter('owner')
    const made = await address('Champion@example.com')
    expect((await open(made ?? '')).status).toBe(200)
    expect(await address('somebody@example.com')).toBeUndefined()
    await csm('POST', `/portal-links/${linkId}/revoke`)
    expect((await open(made ?? '')).status).toBe(404)
    expect(await address('champion@example.com')).toBeUndefined()
  })

  it('brings a new link where the old one has expired', async () => {
    await enter('owner')
    clock.advance(100 * day)
    const token = (await address('champion@example.com'))?.split('#')[1] ?? ''
    expect((await askForAnother(token)).status).toBe(204)
    expect((await links()).map(({ state }) => state)).toEqual(['open', 'expired'])
  })
})

describe('a link that is asked for by address', () => {
  const ask = (email: string, from = test) => from.call('POST', '/portal/link-mails', { email, locale: 'ja' })
  /** Does what the queue holds for this address. */
  const work = async (email: string, hasMailServer = true) => {
    const { rows } = await test.database.owner.query<{ workspace_id: string }>(
      'select workspace_id from portal.workspaces_of_guest($1)',
      [email],
    )
    const asked = { email, locale: 'ja' as const, ip: '192.0.2.1', userAgent: 'test' }
    const { jobs = [] } = portalModule({ publicUrl: () => 'http://localhost:3000', hasMailServer })
    const job = jobs.find(({ name }) => name === 'portal.mail_new_links')
    for (const { workspace_id } of rows)
      if (workspace_id === workspace.workspaceId)
        await workspace.run((context) => job?.run(context, asked) ?? Promise.resolve())
  }
  const own = () => `p-${who.stakeholderId.slice(-12)}@example.com`
  const give = async (email: string) => {
    await test.database.owner.query('update accounts.stakeholders set email = $1 where stakeholder_id = $2', [
      email,
      who.stakeholderId,
    ])
    return enter('owner')
  }

  it('answers alike whoever asks, and puts work into the queue only for those who are known', async () => {
    await give(own())
    const queued = async () => {
      const { rows } = await test.database.owner.query<{ jobs: string }>(
        `select count(*)::text as jobs from graphile_worker.jobs where task_identifier = 'portal.mail_new_links'`,
      )
      return Number(rows[0]?.jobs)
    }
    const before = await queued()
    const [known, stranger] = [await ask(own().toUpperCase()), await ask('nobody@example.net')]
    expect([known.status, known.body]).toEqual([204, undefined])
    expect([stranger.status, stranger.body]).toEqual([204, undefined])
    expect(await queued()).toBe(before + 1)
    expect((await ask('not an address')).status).toBe(422)
  })

  it('opens the same link again while it is good, and a new one of the same level once it has expired', async () => {
    await give(own())
    await work(own())
    expect(await mailsOf(who.accountId)).toEqual([own()])
    expect((await links()).map(({ state }) => state)).toEqual(['open'])
    clock.advance(91 * day)
    await work(own())
    expect((await links()).map(({ state, level }) => [state, level])).toEqual([
      ['open', 'owner'],
      ['expired', 'owner'],
    ])
    await work(own())
    await work(own())
    // Two a day.
    expect(await mailsOf(who.accountId)).toHaveLength(3)
    const { body } = await csm('GET', `/accounts/${who.accountId}/portal-links`)
    expect(JSON.stringify(body)).toContain('link_requested')
  })

  it('is sent to nobody whose link was revoked, whose address is another by now, or who left', async () => {
    const { linkId } = await give(own())
    await test.database.owner.query('update accounts.stakeholders set email = $1 where stakeholder_id = $2', [
      'moved@example.com',
      who.stakeholderId,
    ])
    await work(own())
    await csm('POST', `/portal-links/${linkId}/revoke`)
    await test.database.owner.query('update accounts.stakeholders set email = $1 where stakeholder_id = $2', [
      own(),
      who.stakeholderId,
    ])
    await work(own())
    expect(await mailsOf(who.accountId)).toEqual([])
  })

  it('is told to our people where no mail can be sent, until they have made a link', async () => {
    await give(own())
    await work(own(), false)
    expect(await mailsOf(who.accountId)).toEqual([])
    const today = async () => JSON.stringify((await csm('GET', '/today?scope=team')).body)
    const wanted = async () =>
      (await workspace.run(listWantedLinks)).filter(({ accountId }) => accountId === who.accountId)
    expect(await wanted()).toHaveLength(1)
    expect(await today()).toContain('portal_link_wanted')
    clock.advance(60_000)
    await enter('owner')
    expect(await wanted()).toEqual([])
  })
})
