import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { portalHomeSchema } from '#modules/portal/contract.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { type Answer, type Call, startTestApp, type TestApp } from '../../testing.ts'
import { enterPortal, type PortalVisitor } from '../testing/portal-visitor.ts'

const levels = ['viewer', 'contributor', 'owner', 'executive'] as const
type Level = (typeof levels)[number]
const marker = '社内限り-91c4'
const clock = createFakeClock('2026-04-08T09:00:00+09:00')
let test: TestApp
let workspace: TestWorkspace
let csm: Call
let accountId: string
let projectId: string
let taskId: string
const visitors = new Map<Level, PortalVisitor>()

const codeOf = (answer: Answer) => z.object({ code: z.string() }).parse(answer.body).code
const idOf = (answer: Answer) => z.object({ id: z.string() }).parse(answer.body).id
const readHome = async (call: Call) => portalHomeSchema.parse((await call('GET', '/portal/home')).body)

function visitorOf(level: Level): PortalVisitor {
  const visitor = visitors.get(level)
  if (!visitor) throw new Error(`nobody is a ${level}`)
  return visitor
}

beforeAll(async () => {
  test = await startTestApp({ clock, smtpUrl: 'smtp://127.0.0.1:9' })
  workspace = await test.buildWorkspace()
  csm = await test.callAs(workspace, 'csm')
  const owner = await workspace.addMember('csm', '佐藤 花子')
  const made = await workspace.run(async (context) => {
    const account = await buildAccount(context, { name: '東西商事株式会社', note: marker, ownerId: owner.id })
    const project = await buildProject(context, { accountId: account.id, ownerId: owner.id })
    const people = []
    for (const [index, familyName] of ['閲覧', '担当', '責任', '役員'].entries())
      people.push(
        await buildStakeholder(context, account.id, {
          familyName,
          roles: index === 2 ? ['champion'] : index === 3 ? ['executive_sponsor'] : [],
          email: `person${index}@example.com`,
          note: marker,
        }),
      )
    return { ...project, people }
  })
  accountId = made.accountId
  projectId = made.projectId
  for (const [index, level] of levels.entries()) {
    const visitor = await enterPortal(test, csm, { accountId, stakeholderId: made.people[index]?.id ?? '' })
    await csm('PATCH', `/portal-links/${visitor.linkId}`, { level })
    visitors.set(level, visitor)
  }
  const { project } = await readHome(visitorOf('viewer').call)
  taskId = project?.tasks.find((one) => one.side === 'customer')?.id ?? ''
}, 120_000)
afterAll(() => test.close())

const upload = (call: Call, name: string, clientId: string) =>
  call(
    'POST',
    `/portal/tasks/${taskId}/files?fileName=${encodeURIComponent(name)}&clientId=${clientId}`,
    Buffer.from(`contents of ${clientId}`),
  )

describe('a level', () => {
  const may: Record<Level, readonly string[]> = {
    viewer: ['learn'],
    contributor: ['done', 'piece', 'comment', 'upload', 'hearing', 'learn'],
    owner: [
      'done',
      'piece',
      'comment',
      'upload',
      'hearing',
      'learn',
      'criteria',
      'scope',
      'decision',
      'plan',
      'confirm',
      'exam',
      'invite',
      'remove',
    ],
    executive: ['comment', 'learn', 'confirm', 'exam'],
  }
  const attempts: Record<string, (call: Call, level: Level) => Promise<Answer>> = {
    done: (call) => call('PUT', `/portal/tasks/${taskId}/done`, { isDone: true }),
    piece: (call) => call('PUT', `/portal/tasks/${taskId}/pieces`, { piece: 0, isDone: true }),
    comment: (call, level) =>
      call('POST', `/portal/tasks/${taskId}/comments`, { clientId: `say-${level}-1`, body: 'a' }),
    upload: (call, level) => upload(call, '名簿.csv', `file-${level}-1`),
    hearing: (call) => call('POST', '/portal/hearing/send', {}),
    learn: (call) => call('POST', `/portal/trainings/${taskId}/completion`, {}),
    criteria: (call) => call('POST', '/portal/criteria-agreement', {}),
    scope: (call) => call('POST', '/portal/scope-agreement', { statement: 1 }),
    decision: (call) => call('POST', `/portal/scope-requests/${taskId}/decision`, { version: 1, isAgreed: true }),
    plan: (call) => call('POST', '/portal/plan-agreement', { plan: 1 }),
    confirm: (call, level) =>
      call('POST', '/portal/value-confirmations', {
        clientId: `value-${level}-1`,
        words: '楽になった',
        name: '役員',
        confirmedOn: '2026-04-08',
      }),
    exam: (call, level) => call('POST', '/portal/exam-answer', { clientId: `exam-${level}-1`, score: 9 }),
    invite: (call, level) =>
      call('POST', '/portal/colleagues', {
        clientId: `invite-${level}`,
        familyName: '鈴木',
        email: `s-${level}@example.com`,
      }),
    remove: (call) => call('POST', `/portal/colleagues/${visitorOf('viewer').linkId}/remove`, {}),
  }

  it.each(levels)('lets the %s do what the table says and nothing else', async (level) => {
    for (const [name, attempt] of Object.entries(attempts)) {
      const answer = await attempt(visitorOf(level).call, level)
      const isRefused = answer.status === 403 && codeOf(answer) === 'portal.level_missing'
      expect({ level, name, isRefused }).toEqual({ level, name, isRefused: !may[level].includes(name) })
    }
  })

  it('holds from the next request on when it is changed, and is told to staff', async () => {
    const { call, linkId } = visitorOf('contributor')
    expect((await csm('PATCH', `/portal-links/${linkId}`, { level: 'viewer' })).status).toBe(200)
    expect(codeOf(await upload(call, 'a.txt', 'file-changed-1'))).toBe('portal.level_missing')
    await csm('PATCH', `/portal-links/${linkId}`, { level: 'contributor' })
    expect((await upload(call, 'a.txt', 'file-changed-1')).status).toBe(200)
    const timeline = JSON.stringify((await csm('GET', `/accounts/${accountId}/timeline`)).body)
    expect(timeline).toContain('portal.level_changed')
  })

  it('is previewed by staff without leaving a visit', async () => {
    const before = JSON.stringify((await csm('GET', `/accounts/${accountId}/portal-links`)).body)
    for (const level of levels) {
      const { body } = await csm('GET', `/accounts/${accountId}/portal-preview?level=${level}`)
      expect(portalHomeSchema.parse(body).visitor.level).toBe(level)
    }
    expect(JSON.stringify((await csm('GET', `/accounts/${accountId}/portal-links`)).body)).toBe(before)
  })
})

describe('a file', () => {
  const listed = z.object({
    items: z.array(z.object({ id: z.string(), name: z.string(), visibility: z.string(), discarded: z.unknown() })),
  })
  const addOurs = (name: string, clientId: string, query = '') =>
    csm('POST', `/projects/${projectId}/files?fileName=${name}&clientId=${clientId}${query}`, Buffer.from(marker))

  it('of the customer is seen by both sides, taken once, and fetched by its own people only', async () => {
    const { call } = visitorOf('owner')
    const first = await upload(call, '../稟議書.pdf', 'file-owner-2')
    expect(await upload(call, '../稟議書.pdf', 'file-owner-2')).toMatchObject({ body: first.body })
    const { project } = await readHome(visitorOf('viewer').call)
    expect(project?.files.filter(({ name }) => name === '稟議書.pdf')).toMatchObject([{ taskId, isOurs: false }])
    const fetched = await visitorOf('viewer').call('GET', `/portal/files/${idOf(first)}`)
    expect(String(fetched.body)).toBe('contents of file-owner-2')
    expect(fetched.headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
    expect(listed.parse((await csm('GET', `/projects/${projectId}/files`)).body).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: idOf(first), visibility: 'customer' })]),
    )
    const stranger = await test.callAs(await test.buildWorkspace(), 'admin')
    expect((await stranger('GET', `/projects/${projectId}/files/${idOf(first)}`)).status).toBe(404)
  })

  it('of ours stays ours until it is shared, and is taken back and thrown away with a trace', async () => {
    const { call } = visitorOf('owner')
    const id = idOf(await addOurs('internal-91c4.txt', 'ours-file-1'))
    const isSeen = async () => JSON.stringify((await call('GET', '/portal/home')).body).includes('internal-91c4')
    expect([await isSeen(), (await call('GET', `/portal/files/${id}`)).status]).toEqual([false, 404])
    await csm('PUT', `/projects/${projectId}/files/${id}/visibility`, { visibility: 'customer' })
    expect([await isSeen(), (await call('GET', `/portal/files/${id}`)).status]).toEqual([true, 200])
    await csm('POST', `/projects/${projectId}/files/${id}/discard`, {})
    expect([await isSeen(), (await call('GET', `/portal/files/${id}`)).status]).toEqual([false, 404])
    expect((await csm('GET', `/projects/${projectId}/files/${id}`)).status).toBe(404)
    // What comes back is ours again: nothing reaches a customer by an undo.
    await csm('POST', `/projects/${projectId}/files/${id}/restore`, {})
    expect([await isSeen(), (await csm('GET', `/projects/${projectId}/files/${id}`)).status]).toEqual([false, 200])
    const timeline = JSON.stringify((await csm('GET', `/accounts/${accountId}/timeline`)).body)
    for (const what of ['file_added', 'file_shared', 'file_discarded', 'file_restored'])
      expect(timeline).toContain(`onboarding.${what}`)
  })

  it('is attached to what exists in the project, and is not shared with an internal task', async () => {
    const elsewhere = '01970000-0000-7000-8000-000000000009'
    const missing = await addOurs('a.txt', 'ours-file-2', `&subject=task&subjectId=${elsewhere}`)
    expect(codeOf(missing)).toBe('onboarding.no_such_file_subject')
    const { body } = await csm('GET', `/projects/${projectId}`)
    const page = z
      .object({
        tasks: z.array(z.object({ id: z.string(), visibility: z.string() })),
        goals: z.array(z.object({ id: z.string() })),
        criteria: z.object({ items: z.array(z.object({ id: z.string() })) }),
      })
      .parse(body)
    const own = page.tasks.find(({ visibility }) => visibility === 'internal')?.id
    const id = idOf(await addOurs('a.txt', 'ours-file-3', `&subject=task&subjectId=${own}`))
    const shared = await csm('PUT', `/projects/${projectId}/files/${id}/visibility`, { visibility: 'customer' })
    expect(codeOf(shared)).toBe('onboarding.file_internal')
    for (const [subject, subjectId] of [
      ['goal', page.goals[0]?.id],
      ['criterion', page.criteria.items[0]?.id],
    ])
      expect((await addOurs('a.txt', `ours-${subject}`, `&subject=${subject}&subjectId=${subjectId}`)).status).toBe(200)
  })
})

describe('a colleague', () => {
  const invitation = { clientId: 'invite-once-1', familyName: '高橋', givenName: '一郎', email: 'Ichiro@example.com' }

  it('is invited once, gets a mail, and is told to staff', async () => {
    const { call } = visitorOf('owner')
    for (const _ of [1, 2]) expect((await call('POST', '/portal/colleagues', invitation)).status).toBe(204)
    const { colleagues } = await readHome(call)
    expect(colleagues.filter(({ name }) => name.includes('高橋'))).toMatchObject([
      { level: 'contributor', hasVisited: false, canBeRemoved: true },
    ])
    const mails = JSON.stringify((await csm('GET', `/messages?accountId=${accountId}`)).body)
    expect(mails.match(/ichiro@example\.com/gi)).toHaveLength(1)
    expect(JSON.stringify((await csm('GET', `/accounts/${accountId}/portal-links`)).body)).toContain('責任')
  })

  it('decides nothing by asking for more than may be given', async () => {
    const greedy = { ...invitation, clientId: 'invite-greedy', level: 'owner' }
    expect((await visitorOf('owner').call('POST', '/portal/colleagues', greedy)).status).toBe(422)
  })

  it('is removed by whoever is responsible; whom the vendor let in is not', async () => {
    const { call } = visitorOf('owner')
    const invited = (await readHome(call)).colleagues.find(({ name }) => name.includes('高橋'))
    expect((await call('POST', `/portal/colleagues/${invited?.linkId}/remove`, {})).status).toBe(204)
    const ours = visitorOf('viewer').linkId
    expect((await call('POST', `/portal/colleagues/${ours}/remove`, {})).status).toBe(404)
    expect((await readHome(call)).colleagues.some(({ name }) => name.includes('高橋'))).toBe(false)
  })

  it('cannot be used to send mails without end', async () => {
    const { call } = visitorOf('owner')
    const statuses = []
    for (let index = 0; index < 11; index++) {
      const body = { ...invitation, clientId: `invite-many-${index}`, email: `many${index}@example.com` }
      statuses.push((await call('POST', '/portal/colleagues', body)).status)
    }
    expect(statuses.at(0)).toBe(204)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('the page', () => {
  it('tells what changed since the visit before', async () => {
    const { call } = visitorOf('owner')
    clock.advance(86_400_000)
    await readHome(call)
    clock.advance(3_600_000)
    const comment = { clientId: 'news-comment-1', body: 'お送りしました', visibility: 'customer' }
    await csm('POST', `/projects/${projectId}/tasks/${taskId}/comments`, comment)
    await csm('POST', `/projects/${projectId}/tasks/${taskId}/comments`, {
      ...comment,
      clientId: 'news-comment-2',
      visibility: 'internal',
    })
    clock.advance(3_600_000)
    const { news } = await readHome(call)
    expect(news?.items.map(({ kind }) => kind)).toEqual(['our_comment'])
  })

  it('holds no word of ours for anybody, in pages, files, mails and exports', async () => {
    const { project } = await readHome(visitorOf('owner').call)
    const say = { clientId: 'crawl-1', body: marker, visibility: 'internal' }
    await csm('POST', `/projects/${projectId}/tasks/${taskId}/comments`, say)
    await csm('POST', `/accounts/${accountId}/timeline`, { body: marker })
    const task = { stage: project?.stages[0]?.key, side: 'customer', startOn: '2026-04-09', dueOn: '2026-04-09' }
    await csm('POST', `/projects/${projectId}/tasks`, { ...task, name: marker, doneWhen: marker })
    await csm(
      'POST',
      `/projects/${projectId}/files?fileName=${encodeURIComponent(marker)}.txt&clientId=crawl-file-1`,
      Buffer.from(marker),
    )
    const routes = test.app.modules.flatMap((module) => module.routes)
    const readable = routes.filter((one) => one.access.audience === 'portal' && one.endpoint.method === 'GET')
    expect(readable.length).toBeGreaterThan(2)
    const files = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse((await csm('GET', `/projects/${projectId}/files`)).body)
    for (const level of levels)
      for (const one of readable)
        for (const id of one.endpoint.path.includes('{') ? files.items.map((file) => file.id) : ['']) {
          const { body } = await visitorOf(level).call('GET', one.endpoint.path.replace(/\{\w+\}/g, id))
          const text = Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body)
          for (const hidden of [marker, 'sentiment', 'influence', 'health', 'weight'])
            expect(text.includes(hidden), `${level} ${one.endpoint.path} shows ${hidden}`).toBe(false)
        }
    const mails = z
      .object({ items: z.array(z.object({ subject: z.string(), body: z.string() })) })
      .parse((await csm('GET', `/messages?accountId=${accountId}`)).body)
    for (const { subject, body } of mails.items) expect(`${subject} ${body}`).not.toContain(marker)
  })
})

describe('an expired link', () => {
  it('is renewed by mail to the address on record, and answers the same to everybody', async () => {
    const { token, linkId } = visitorOf('executive')
    const ask = (shown: string) => test.call('POST', '/portal/link-requests', { token: shown })
    const count = async () =>
      z.object({ items: z.array(z.unknown()) }).parse((await csm('GET', `/accounts/${accountId}/portal-links`)).body)
        .items.length
    const before = await count()
    // While it is good there is nothing to renew.
    expect((await ask(token)).status).toBe(204)
    expect(await count()).toBe(before)
    clock.advance(91 * 86_400_000)
    expect((await test.call('POST', '/portal/session', { token })).status).toBe(404)
    const answers = [
      await ask(token),
      await ask('nobody-ever-made-this-token-at-all'),
      await ask(token),
      await ask(token),
    ]
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([204, undefined])
    // The second mail opens the link that the first one made.
    expect(await count()).toBe(before + 1)
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string(), level: z.string() })) })
      .parse((await csm('GET', `/accounts/${accountId}/portal-links`)).body)
    expect(items[0]?.level).toBe('executive')
    expect(items[0]?.id).not.toBe(linkId)
  })
})
