import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { internalTextsSchema, paperTextsSchema } from '../../contract.ts'
import { buildProject, passKickoff } from '../../testing.ts'
import { downloadPaper } from './download-paper.ts'
import { readPaper, readPaperVersion } from './read-paper.ts'
import { readSharedPapers } from './read-shared-papers.ts'
import { agreeToPaper, savePaper, sharePaper } from './save-paper.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
const secret = '社内だけの話'
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  clock.set('2026-04-01T01:00:00Z')
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const texts = paperTextsSchema.parse({ vision: '請求業務を2名で回す', escalation: '田中(03-0000-0000)' })
const internalTexts = internalTextsSchema.parse({ mood: secret, expansion: secret })

it('keeps each save as a version, tells what changed, and refuses a save over somebody else', async () => {
  const { projectId } = await run((context) => buildProject(context))
  await run((context) => passKickoff(context, projectId))
  const target = { id: projectId, kind: 'success_plan' as const }
  const read = () => run((context) => readPaper(context, projectId, 'success_plan'))
  const begun = await read()
  expect(begun).toMatchObject({
    version: 0,
    versions: [],
    texts: { ownWords: '月末に残業がない', continuation: '4日' },
  })
  expect(begun.current.sections.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['vision', 'outcomes', 'roadmap', 'milestones', 'todo', 'renewal']),
  )
  const save = (version: number, vision: string) =>
    run((context) => savePaper(context, target, { version, texts: { ...texts, vision }, internalTexts, note: vision }))
  expect((await save(0, '最初')).versions).toMatchObject([{ number: 1, isShared: false, because: 'saved' }])
  await expect(save(0, '知らずに')).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  expect((await save(1, '次')).versions.map(({ number }) => number)).toEqual([2, 1])
  const second = await run((context) => readPaperVersion(context, projectId, { kind: 'success_plan', number: 2 }))
  expect(second.changes).toEqual([
    {
      title: '目指す姿',
      changes: [{ kind: 'changed', before: ['お客様の事業目標', '最初'], after: ['お客様の事業目標', '次'] }],
    },
  ])
  expect(JSON.stringify(second.internal)).toContain(secret)
  expect((await read()).changes).toEqual([])
})

it('gives the customer the shared version and its file without anything internal', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  for (const kind of ['success_plan', 'pack'] as const) {
    const { version } = await run((context) => readPaper(context, projectId, kind))
    const written = { version, texts: { ...texts, vision: '<b>&"' }, internalTexts, note: secret }
    await run((context) => savePaper(context, { id: projectId, kind }, written))
    const shared = () => run((context) => readSharedPapers(context, accountId))
    expect((await shared()).filter((each) => each.kind === kind)).toEqual([])
    await run((context) => sharePaper(context, { id: projectId, kind, number: 1 }, { isShared: true }))
    expect((await shared()).find((each) => each.kind === kind)).toMatchObject({ number: 1 })
    expect(JSON.stringify(await shared())).not.toContain(secret)
    const file = await run((context) => downloadPaper(context, { id: projectId, kind }, { locale: 'ja' }))
    const html = String(file.body)
    expect(html).toContain('&lt;b&gt;&amp;&quot;')
    expect(html).not.toContain(secret)
    expect(html).not.toContain('<b>')
  }
})

it('writes down once who agreed to a version', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const target = { id: projectId, kind: 'success_plan' as const }
  await run((context) => savePaper(context, target, { version: 0, texts, internalTexts, note: '' }))
  const agree = () =>
    run((context) =>
      agreeToPaper(context, { ...target, number: 1 }, { agreedBy: '山田花子', agreedOn: '2026-04-01', how: '定例会' }),
    )
  expect((await agree()).versions).toMatchObject([{ agreement: { by: '山田花子', on: '2026-04-01', how: '定例会' } }])
  await expect(agree()).rejects.toMatchObject({ code: 'onboarding.paper_agreed' })
})
