import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { readProject } from '../projects/read-project.ts'
import { copyProgram, publishProgram, readDraft, saveProgramDraft } from './edit-draft.ts'
import { requireProgram } from './find-program.ts'
import { listPrograms } from './list-programs.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database)
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

it('copies a built-in program, publishes versions of it, and leaves running projects with theirs', async () => {
  const copy = { fromKey: 'wbs_low_6w', key: 'our_own', name: '自社の標準' }
  const draft = await run((context) => copyProgram(context, copy))
  await expect(run((context) => copyProgram(context, copy))).rejects.toMatchObject({
    code: 'onboarding.program_key_taken',
  })
  await run((context) => publishProgram(context, 'our_own', draft.version))
  const { projectId } = await run((context) => buildProject(context, { programKey: 'our_own' }))

  const next = await run((context) => readDraft(context, 'our_own'))
  expect(next).toMatchObject({ isBegun: false, version: 0, program: { version: 2 } })
  const program = { ...next.program, name: { ja: '改訂版', en: 'Revised' } }
  const saved = await run((context) => saveProgramDraft(context, 'our_own', { program, version: 0 }))
  await expect(run((context) => saveProgramDraft(context, 'our_own', { program, version: 0 }))).rejects.toMatchObject({
    code: 'onboarding.changed_meanwhile',
  })
  await run((context) => publishProgram(context, 'our_own', saved.version))

  expect((await run((context) => requireProgram(context, 'our_own'))).name.ja).toBe('改訂版')
  expect((await run((context) => requireProgram(context, 'our_own', 1))).name.ja).toBe('自社の標準')
  expect((await run((context) => readProject(context, projectId))).program).toMatchObject({
    version: 1,
    name: { ja: '自社の標準' },
  })
  const { items } = await run(listPrograms)
  expect(items.map(({ key, origin }) => [key, origin])).toEqual([
    ['wbs_high_12w', 'built_in'],
    ['wbs_low_6w', 'built_in'],
    ['wbs_tech_14d', 'built_in'],
    ['our_own', 'custom'],
  ])
  expect(items.at(-1)).toMatchObject({ version: 2, hasDraft: false, projectCount: 1, taskCount: 15 })
})

it('keeps published versions and built-in programs as they are', async () => {
  await expect(run((context) => readDraft(context, 'wbs_high_12w'))).rejects.toMatchObject({
    code: 'onboarding.program_built_in',
  })
  await expect(
    database.app.query('update onboarding.program_versions set published_by = published_by'),
  ).rejects.toThrow(/permission denied/)
})

it('does not publish a draft whose tasks contradict each other', async () => {
  const copy = { fromKey: 'wbs_low_6w', key: 'flawed', name: '試作' }
  const { program } = await run((context) => copyProgram(context, copy))
  const tasks = program.tasks.map((task, index) => (index === 0 ? { ...task, dependsOn: ['nothing'] } : task))
  await expect(
    run(async (context) => {
      const { version } = await saveProgramDraft(context, 'flawed', { program: { ...program, tasks }, version: 1 })
      return publishProgram(context, 'flawed', version)
    }),
  ).rejects.toMatchObject({
    fields: [{ path: 'program.tasks.0.dependsOn', code: 'onboarding.dependency_unknown' }],
  })
})
