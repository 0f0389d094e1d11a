import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { type Call, startTestApp, type TestApp } from '../../testing.ts'
import { enterPortal } from '../testing/portal-visitor.ts'

const marker = '社内限り-7f3e'
const levels = ['viewer', 'contributor', 'owner', 'executive'] as const
// A Monday, on which digests are written.
const clock = createFakeClock('2026-04-06T09:00:00+09:00')
let test: TestApp
let workspace: TestWorkspace
let csm: Call
let accountId: string
let projectId: string
let taskId: string
const visitors = new Map<string, Call>()

const made = z.object({ id: z.string(), version: z.number() })

beforeAll(async () => {
  test = await startTestApp({ clock })
  workspace = await test.buildWorkspace()
  csm = await test.callAs(workspace, 'csm')
  const built = await workspace.run(async (context) => {
    const account = await buildAccount(context, { name: '東西商事株式会社', note: marker })
    const { projectId: id } = await buildProject(context, { accountId: account.id })
    const people = []
    for (const level of levels)
      people.push(
        await buildStakeholder(context, account.id, {
          familyName: level,
          roles: level === 'owner' ? ['champion'] : [],
          email: `${level}@example.com`,
          note: marker,
        }),
      )
    return { accountId: account.id, projectId: id, people }
  })
  accountId = built.accountId
  projectId = built.projectId
  for (const [index, level] of levels.entries()) {
    const who = { accountId, stakeholderId: built.people[index]?.id ?? '', level }
    visitors.set(level, (await enterPortal(test, csm, who)).call)
  }
  const page = z
    .object({ tasks: z.array(z.object({ id: z.string(), side: z.string(), visibility: z.string() })) })
    .parse((await csm('GET', `/projects/${projectId}`)).body)
  taskId = page.tasks.find(({ side, visibility }) => side === 'customer' && visibility === 'customer')?.id ?? ''
}, 120_000)
afterAll(() => test.close())

/** Writes into an internal place; a refused one would prove nothing. */
async function plant(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown) {
  const answer = await csm(method, path, body)
  expect([path, answer.status, JSON.stringify(answer.body).slice(0, 300)]).toEqual([path, 200, expect.any(String)])
  return answer.body
}

/** The marker in every internal field that a customer's project has. */
async function plantEverywhere(): Promise<string[]> {
  const project = `/projects/${projectId}`
  const day = '2026-04-06'
  await plant('PATCH', `/accounts/${accountId}/sheets/handoff`, {
    version: 0,
    answers: { politics: marker, problem: marker, not_promised: marker, expansion: marker },
  })
  await csm('POST', `/accounts/${accountId}/timeline`, { body: marker })
  const blocker = {
    kind: 'relationship',
    title: marker,
    detail: marker,
    ownerSide: 'vendor',
    ownerName: marker,
    impact: 'large',
    solution: marker,
  }
  const hidden = made.parse(await plant('POST', `${project}/blockers`, { ...blocker, clientId: 'plant-blocker-1' }))
  await plant('POST', `${project}/blockers/${hidden.id}/documents`, { title: marker, body: marker })
  const shared = made.parse(
    await plant('POST', `${project}/blockers`, {
      ...blocker,
      clientId: 'plant-blocker-2',
      title: 'データのご準備',
      detail: '',
      ownerName: '',
      solution: '',
      visibility: 'customer',
    }),
  )
  const step = { version: shared.version, state: 'in_progress', note: marker }
  await plant('POST', `${project}/blockers/${shared.id}/steps`, step)
  await plant('POST', `${project}/incidents`, {
    clientId: 'plant-incident-1',
    title: marker,
    happened: marker,
    occurredOn: day,
    affected: marker,
    steps: marker,
    impact: marker,
    urgency: 'hindered',
  })
  const meeting = made.parse(
    await plant('POST', `${project}/meetings`, {
      clientId: 'plant-meeting-1',
      kind: 'check_in',
      title: '',
      on: '2026-04-08',
      time: '10:00',
      minutes: 30,
    }),
  )
  const agenda = made.parse(
    await plant('PUT', `${project}/meetings/${meeting.id}/agenda`, {
      version: meeting.version,
      items: [{ key: 'own', minutes: 5, topic: marker, note: marker }],
      isShared: false,
    }),
  )
  await plant('PUT', `${project}/meetings/${meeting.id}/minutes`, {
    version: agenda.version,
    decisions: [],
    homework: [],
    discussion: marker,
  })
  await plant('POST', `${project}/scope-statements`, {
    basedOn: 0,
    items: [{ text: marker, place: 'in' }],
    note: marker,
  })
  await plant('POST', `${project}/contacts`, {
    clientId: 'plant-contact-1',
    direction: 'from_us',
    channel: 'call',
    on: day,
    note: marker,
  })
  const internal = { clientId: 'plant-comment-1', body: marker, visibility: 'internal' }
  await plant('POST', `${project}/tasks/${taskId}/comments`, internal)
  const file = await csm(
    'POST',
    `${project}/files?fileName=${encodeURIComponent(marker)}.txt&clientId=plant-file-1`,
    Buffer.from(marker),
  )
  return [hidden.id, shared.id, meeting.id, taskId, z.object({ id: z.string() }).parse(file.body).id]
}

async function runPortalDay(): Promise<void> {
  const module = test.app.modules.find(({ name }) => name === 'portal')
  await workspace.run(async (context) => {
    for (const { run } of module?.schedules ?? []) await run(context)
  })
  for (const job of module?.jobs ?? []) await workspace.run((context) => job.run(context, { accountId }))
}

describe('what is ours', () => {
  it('stays ours for all levels, in everything that the portal reads and in what is mailed', async () => {
    const ids = await plantEverywhere()
    const staff = JSON.stringify((await csm('GET', `/projects/${projectId}/blockers`)).body)
    expect(staff).toContain(marker)
    const open = { clientId: 'open-comment-1', body: 'お送りしました', visibility: 'customer' }
    await plant('POST', `/projects/${projectId}/tasks/${taskId}/comments`, open)
    await runPortalDay()
    const routes = test.app.modules.flatMap((module) => module.routes)
    const readable = routes.filter((one) => one.access.audience === 'portal' && one.endpoint.method === 'GET')
    let answered = 0
    for (const level of levels)
      for (const { endpoint } of readable)
        for (const id of endpoint.path.includes('{') ? ids : ['']) {
          const answer = await visitors.get(level)?.('GET', endpoint.path.replace(/\{\w+\}/g, id))
          const { body } = answer ?? { body: undefined }
          if (answer?.status === 200) answered++
          const text = Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body)
          for (const word of [marker, 'sentiment', 'influence', 'health', 'politics', 'escalat', 'advice'])
            expect(text.includes(word), `${level} ${endpoint.path} shows ${word}`).toBe(false)
          expect(JSON.stringify(answer?.headers)).not.toContain(encodeURIComponent(marker))
        }
    expect(answered).toBeGreaterThanOrEqual(levels.length * 3)
    const mails = z
      .object({ items: z.array(z.object({ kind: z.string(), subject: z.string(), body: z.string() })) })
      .parse((await csm('GET', `/messages?accountId=${accountId}&limit=200`)).body)
    expect(mails.items.map(({ kind }) => kind)).toContain('weekly_digest')
    for (const { kind, subject, body } of mails.items) expect(`${kind} ${subject} ${body}`).not.toContain(marker)
  }, 120_000)
})
