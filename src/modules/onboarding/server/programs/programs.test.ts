import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { readProject } from '../projects/read-project.ts'
import { readRoadmap } from '../roadmap/read-roadmap.ts'
import { copyProgram, publishProgram, readDraft, saveProgramDraft } from './edit-draft.ts'
import { requireProgram } from './find-program.ts'
import { listPrograms } from './list-programs.ts'
import { readProgramSuggestion } from './read-suggestion.ts'
import { exportProgram } from './sheets/export-program.ts'
import { readProgramSheet } from './sheets/read-program-sheet.ts'

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
  expect(items.at(-1)).toMatchObject({ version: 2, hasDraft: false, projectCount: 1, taskCount: 16 })
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

it('starts a project with the completion criteria of its program', async () => {
  const copy = { fromKey: 'wbs_low_6w', key: 'with_criteria', name: '基準つき' }
  const { program } = await run((context) => copyProgram(context, copy))
  const criteria = [
    { key: 'own_one', category: 'outcome' as const, text: { ja: '請求を10件処理', en: 'Ten invoices' }, isMust: true },
    { key: 'active_users', category: 'use' as const, text: { ja: '使う人', en: 'Users' }, isMust: true },
    {
      key: 'key_action',
      category: 'use' as const,
      text: { ja: '週に{{n}}回', en: '{{n}} times a week' },
      isMust: false,
      verifiedBy: ['csm' as const],
      target: 8,
      judge: '情報システム部長',
    },
  ]
  await run(async (context) => {
    const saved = await saveProgramDraft(context, 'with_criteria', { program: { ...program, criteria }, version: 1 })
    return publishProgram(context, 'with_criteria', saved.version)
  })
  const { projectId } = await run((context) => buildProject(context, { programKey: 'with_criteria' }))
  const project = await run((context) => readProject(context, projectId))
  expect(project.criteria.items.map(({ key, isMust }) => [key, isMust])).toEqual([
    ['own_one', true],
    ['active_users', true],
    ['key_action', false],
  ])
  // What says how it is verified says all its terms; of the others the standard set says those it has.
  expect(project.criteria.items).toMatchObject([
    { verifiedBy: ['customer'], target: null, unit: '', windowDays: null, judge: '' },
    { verifiedBy: ['usage'], target: 70, unit: 'percent', windowDays: 14, judge: '' },
    {
      text: { ja: '週に8回' },
      verifiedBy: ['csm'],
      target: 8,
      unit: '',
      windowDays: null,
      judge: '情報システム部長',
    },
  ])
})

it('marks on the roadmap where customers of the program graduate, and publishes no point that is not on it', async () => {
  const { program } = await run((context) =>
    copyProgram(context, { fromKey: 'wbs_low_6w', key: 'with_point', name: '目安あり' }),
  )
  const point = program.roadmap?.at(-1)?.key
  const save = (graduationStageKey: string | undefined, version: number) =>
    run((context) => saveProgramDraft(context, 'with_point', { program: { ...program, graduationStageKey }, version }))
  const wrong = await save('nowhere', 1)
  await expect(run((context) => publishProgram(context, 'with_point', wrong.version))).rejects.toMatchObject({
    fields: [{ code: 'onboarding.graduation_stage_unknown' }],
  })
  const { version } = await save(point, wrong.version)
  const { body } = await run((context) => exportProgram(context, 'with_point', 'ja'))
  if (!Buffer.isBuffer(body)) throw new Error('the sheet came in pieces')
  const sheet = await run((context) => readProgramSheet(context, 'with_point', body))
  expect(sheet.program?.graduationStageKey).toBe(point)
  await run((context) => publishProgram(context, 'with_point', version))
  const { projectId } = await run((context) => buildProject(context, { programKey: 'with_point' }))
  const { stages } = await run((context) => readRoadmap(context, projectId))
  expect(stages.filter(({ isGraduationPoint }) => isGraduationPoint).map(({ key }) => key)).toEqual([point])
})

it('reads its own sheet back, and names the cells of an edited one that it cannot read', async () => {
  await run((context) => copyProgram(context, { fromKey: 'wbs_low_6w', key: 'in_excel', name: '表で編集' }))
  const { body } = await run((context) => exportProgram(context, 'in_excel', 'ja'))
  if (!Buffer.isBuffer(body)) throw new Error('the sheet came in pieces')
  const same = await run((context) => readProgramSheet(context, 'in_excel', body))
  const { program } = await run((context) => readDraft(context, 'in_excel'))
  expect(same.flaws).toEqual([])
  expect(same.program?.tasks.map(({ key, dueOffset, chunks }) => [key, dueOffset, chunks])).toEqual(
    program.tasks.map(({ key, dueOffset, chunks }) => [key, dueOffset, chunks]),
  )
  expect(program.roadmap?.length).toBeGreaterThan(0)
  expect(same.program?.roadmap).toEqual(program.roadmap)

  const columns = ['stage', 'key', 'name_ja', 'start_offset', 'due_offset'].map((header) => ({
    header,
    kind: 'text' as const,
  }))
  const sheet = async (rows: string[][], headers = columns) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of writeXlsx([{ name: 'Sheet1', columns: headers, rows }])) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  const wrong = await sheet([['prepare', 'one', '一つ目', 'いつか', '3']])
  const { flaws } = await run((context) => readProgramSheet(context, 'in_excel', wrong))
  expect(flaws).toContainEqual({ sheet: 'tasks', line: 2, column: 'start_offset', code: 'not_a_number' })
  const other = await sheet([['a', 'b']], columns.slice(0, 2))
  await expect(run((context) => readProgramSheet(context, 'in_excel', other))).rejects.toMatchObject({
    code: 'onboarding.no_program_sheet',
  })
})

it('suggests the program that suits the customer, one of our own before a built-in one', async () => {
  const { run: there } = await buildWorkspace(database)
  const { account, before } = await there(async (context) => {
    const account = await buildAccount(context, { name: '株式会社適合', touchModel: 'low', seats: 60 })
    return { account, before: await readProgramSuggestion(context, account.id) }
  })
  expect(before).toMatchObject({ suggestedKey: 'wbs_low_6w' })
  expect(before.programs).toContainEqual({
    key: 'wbs_high_12w',
    verdict: 'unmet',
    rules: [{ rule: expect.objectContaining({ fact: 'account.touchModel' }), verdict: 'unmet' }],
  })
  const after = await there(async (context) => {
    const copy = await copyProgram(context, { fromKey: 'wbs_low_6w', key: 'many_seats', name: '席数の多い顧客' })
    const rules = [{ fact: 'account.seats', test: 'at_least' as const, value: 50 }]
    const program = { ...copy.program, suits: { match: 'all' as const, rules } }
    const { version } = await saveProgramDraft(context, 'many_seats', { program, version: copy.version })
    await publishProgram(context, 'many_seats', version)
    return readProgramSuggestion(context, account.id)
  })
  expect(after.suggestedKey).toBe('many_seats')
})
