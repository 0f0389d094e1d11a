import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { type Answer, type Call, startTestApp, type TestApp } from '../../testing.ts'
import { fillEmptyTables } from '../testing/markers/fill-empty-tables.ts'
import { type FilledProject, fillProject } from '../testing/markers/fill-project.ts'
import { type Marking, markColumns } from '../testing/markers/mark-columns.ts'
import { columnsShown, notWords, unmarked } from '../testing/markers/shown.ts'
import { textColumnsOf } from '../testing/markers/text-columns.ts'
import { enterPortal } from '../testing/portal-visitor.ts'

const schemas = ['accounts', 'onboarding', 'portal', 'touch']
const levels = ['viewer', 'contributor', 'owner', 'executive'] as const
/** What was written into the internal places through the product. */
const planted = '社内限り-7f3e'
// A Monday, on which digests are written.
const clock = createFakeClock('2026-04-06T09:00:00+09:00')
let test: TestApp
let workspace: TestWorkspace
let csm: Call
let filled: FilledProject
let marking: Marking
let ids: string[]
const visitors = new Map<string, Call>()

beforeAll(async () => {
  test = await startTestApp({ clock })
  workspace = await test.buildWorkspace()
  csm = await test.callAs(workspace, 'admin')
  const built = await workspace.run(async (context) => {
    const account = await buildAccount(context, { name: '東西商事株式会社', note: planted })
    const { projectId } = await buildProject(context, { accountId: account.id })
    const people = []
    for (const level of levels)
      people.push(
        await buildStakeholder(context, account.id, {
          familyName: level,
          roles: level === 'owner' ? ['champion'] : [],
          email: `${level}@example.com`,
          note: planted,
        }),
      )
    return { accountId: account.id, projectId, stakeholderIds: people.map(({ id }) => id) }
  })
  for (const [index, level] of levels.entries()) {
    const who = { accountId: built.accountId, stakeholderId: built.stakeholderIds[index] ?? '', level }
    visitors.set(level, (await enterPortal(test, csm, who)).call)
  }
  const page = z
    .object({ tasks: z.array(z.object({ id: z.string(), side: z.string(), visibility: z.string() })) })
    .parse((await csm('GET', `/projects/${built.projectId}`)).body)
  const homework = page.tasks.find(({ side, visibility }) => side === 'customer' && visibility === 'customer')
  filled = { ...built, taskId: homework?.id ?? '' }
  ids = await fillProject(csm, filled, planted)
  const disposition = { kind: 'task', id: filled.taskId, action: 'carried', note: '社内だけの言葉' }
  const given = {
    account_id: filled.accountId,
    project_id: filled.projectId,
    dispositions: JSON.stringify([disposition]),
  }
  await fillEmptyTables(test.database, workspace.workspaceId, { schemas, given })
  const columns = (await textColumnsOf(test.database, schemas)).filter(
    ({ table, name }) => !notWords.has(`${table}.${name}`),
  )
  marking = await markColumns(test.database, workspace.workspaceId, { columns, shown: columnsShown })
}, 180_000)
afterAll(() => test.close())

/** Which marked columns a text tells of; a calendar's folded lines are read as one. */
function leaksIn(text: string): string[] {
  const whole = text.replaceAll('\r\n ', '')
  const found = [...whole.matchAll(/zq\d{3}x/g)].map(([marker]) => marking.columnOf.get(marker) ?? marker)
  return [...new Set(whole.includes(planted) ? [...found, planted] : found)]
}

const textOf = ({ body, headers }: Answer) =>
  `${Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body)} ${decodeURIComponent(JSON.stringify(headers))}`

async function runDay(): Promise<void> {
  for (const module of test.app.modules.filter(({ name }) => name === 'onboarding' || name === 'portal'))
    for (const { run } of module.schedules ?? []) await workspace.run((context) => run(context))
  const portal = test.app.modules.find(({ name }) => name === 'portal')
  for (const job of portal?.jobs?.filter(({ name }) => name === 'portal.write_digests') ?? [])
    await workspace.run((context) => job.run(context, { accountId: filled.accountId }))
}

describe('what is ours', () => {
  it('is marked in every column that keeps words', async () => {
    // What a constraint binds to codes was told from what is free by the database, not by us.
    expect(marking.columnOf.size).toBeGreaterThan(150)
    // A column in which nothing was written proves nothing.
    expect(marking.silent).toEqual(unmarked)
    const staff = JSON.stringify((await csm('GET', `/projects/${filled.projectId}/blockers`)).body)
    expect(leaksIn(staff)).toContain('onboarding.blockers.detail')
  })

  it('stays ours for all levels, in everything that the portal reads', async () => {
    const routes = test.app.modules.flatMap((module) => module.routes)
    const readable = routes.filter((one) => one.access.audience === 'portal' && one.endpoint.method === 'GET')
    const leaks = new Set<string>()
    const answered = new Set<string>()
    for (const level of levels)
      for (const { endpoint } of readable)
        for (const id of endpoint.path.includes('{') ? [...ids, 'success_plan', 'pack'] : [''])
          for (const language of ['ja', 'en']) {
            const path = endpoint.path.replace(/\{\w+\}/g, id)
            const answer = await visitors.get(level)?.('GET', path, undefined, { 'accept-language': language })
            if (!answer) throw new Error(level)
            if (answer.status === 200) answered.add(endpoint.path)
            expect([path, answer.status >= 500, answer.status >= 500 && answer.body]).toEqual([path, false, false])
            for (const leak of leaksIn(textOf(answer))) leaks.add(`${level} ${endpoint.path} ${leak}`)
            for (const word of ['sentiment', 'influence', 'health', 'politics', 'escalat', 'advice'])
              expect(textOf(answer).includes(word), `${level} ${endpoint.path} shows ${word}`).toBe(false)
          }
    expect([...leaks]).toEqual([])
    // A page that answers nothing leaks nothing either.
    expect(readable.map(({ endpoint }) => endpoint.path).filter((path) => !answered.has(path))).toEqual([])
  }, 120_000)

  it('stays ours in what is mailed', async () => {
    const before = new Set((await readMails()).map(({ message_id }) => message_id))
    await runDay()
    const written = (await readMails()).filter(({ message_id }) => !before.has(message_id))
    expect(written.map(({ kind }) => kind)).toContain('weekly_digest')
    for (const { kind, subject, body, calendar } of written)
      expect([kind, leaksIn(`${subject} ${body} ${calendar ?? ''}`)]).toEqual([kind, []])
  }, 60_000)
})

const mailRow = z.object({
  message_id: z.string(),
  kind: z.string(),
  subject: z.string(),
  body: z.string(),
  calendar: z.string().nullable(),
})

async function readMails() {
  const { rows } = await test.database.owner.query(
    `select message_id, kind, subject, body, calendar from messaging.messages where workspace_id = $1`,
    [workspace.workspaceId],
  )
  return z.array(mailRow).parse(rows)
}
