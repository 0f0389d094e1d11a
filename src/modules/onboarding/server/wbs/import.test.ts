import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { WbsComparison } from '../../contract.ts'
import { buildProject } from '../../testing.ts'
import { changeTask } from '../plan/change-task.ts'
import { readProject } from '../projects/read-project.ts'
import { undoPlan } from '../undo/undo-plan.ts'
import { exportWbs } from './export-wbs.ts'
import { importWbs } from './import-wbs.ts'
import { previewWbsImport } from './preview-import.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const read = (projectId: string) => run((context) => readProject(context, projectId))
const compare = (projectId: string, file: Buffer) => run((context) => previewWbsImport(context, projectId, file))

/** The sheet as a person gets it, edited and saved again; with nothing of its looks, as other programs leave it. */
async function edited(projectId: string, edit: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void) {
  const { body } = await run((context) => exportWbs(context, projectId, { audience: 'internal', locale: 'ja' }))
  if (!Buffer.isBuffer(body)) throw new Error('not in memory')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(body).buffer)
  const sheet = workbook.getWorksheet('WBS')
  if (!sheet) throw new Error('no sheet')
  edit(sheet, workbook)
  for (const each of workbook.worksheets)
    each.eachRow((row) =>
      row.eachCell((cell) => {
        if (!(cell.value instanceof Date)) cell.style = {}
      }),
    )
  const base = workbook.getWorksheet('banso')
  // What LibreOffice makes of a sheet that Excel can't show.
  if (base) base.state = 'hidden'
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function rowOf(sheet: ExcelJS.Worksheet, id: string): ExcelJS.Row {
  const row = (sheet.getRows(7, 100) ?? []).find((each) => each.getCell(1).value === id)
  if (!row) throw new Error('no row')
  return row
}

const chosen = ({ version, sheetId, items }: WbsComparison) => ({
  version,
  sheetId,
  items: items.map(({ key, kind, taskId, file, edits }) => ({ key, kind, taskId, file, edits })),
})

it('takes an edited sheet over once, whole, and takes it back', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const page = await read(projectId)
  const by = (key: string) => page.tasks.find((task) => task.key === key)
  const [welcome, pilot, questions] = [by('send_welcome'), by('start_pilot'), by('answer_questions')]
  if (!welcome || !pilot || !questions) throw new Error('no tasks')
  // Columns: 4 name, 6 owner, 7 start, 8 due, 9 done on, 10 effort, 11 state
  const file = await edited(projectId, (sheet) => {
    const first = rowOf(sheet, welcome.id)
    first.getCell(4).value = 'ようこそのご連絡'
    first.getCell(6).value = '管理者'
    first.getCell(10).value = '25'
    first.getCell(11).value = '完了'
    const second = rowOf(sheet, pilot.id)
    second.getCell(7).value = '2026/7/4'
    second.getCell(8).value = '7月10日'
    const gone = rowOf(sheet, questions.id)
    const line = sheet.addRow([])
    line.getCell(4).value = '社内の説明会'
    line.getCell(5).value = 'お客様'
    line.getCell(7).value = 46143
    line.getCell(8).value = '2026/5/8'
    sheet.spliceRows(gone.number, 1)
  })
  const comparison = await compare(projectId, file)
  expect(comparison.problems).toEqual([])
  expect(comparison.items.map(({ kind, file: said, isConflict }) => [kind, said, isConflict])).toEqual([
    ['name', 'ようこそのご連絡', false],
    ['owner', '管理者', false],
    ['effort', '25', false],
    ['status', 'done', false],
    ['dates', '2026-07-04/2026-07-10', false],
    ['added', '2026-05-01/2026-05-08', false],
    ['removed', null, false],
  ])
  const applied = await run((context) => importWbs(context, projectId, chosen(comparison)))
  const after = await read(projectId)
  const now = (id: string) => after.tasks.find((task) => task.id === id)
  expect(now(welcome.id)).toMatchObject({
    name: { ja: 'ようこそのご連絡', en: welcome.name.en },
    owner: { name: '管理者' },
    effortMinutes: 25,
    status: 'done',
    doneOn: '2026-04-01',
  })
  // 7/4 is a Saturday
  expect(now(pilot.id)).toMatchObject({ startOn: '2026-07-06' })
  expect(now(questions.id)?.status).toBe('skipped')
  expect(after.tasks.find(({ isCustom }) => isCustom)).toMatchObject({
    name: { ja: '社内の説明会' },
    side: 'customer',
    visibility: 'customer',
    startOn: '2026-05-01',
  })

  expect(await compare(projectId, file)).toMatchObject({ items: [], problems: [] })
  await expect(run((context) => importWbs(context, projectId, chosen(comparison)))).rejects.toThrow(
    'onboarding.changed_meanwhile',
  )
  await run((context) => undoPlan(context, projectId, { changeId: applied.changeId ?? '' }))
  expect((await compare(projectId, file)).items).toHaveLength(comparison.items.length)
})

it('shows what a colleague changed meanwhile, and tells files apart', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const task = (await read(projectId)).tasks.find(({ key }) => key === 'start_pilot')
  if (!task) throw new Error('no task')
  const file = await edited(projectId, (sheet) => {
    rowOf(sheet, task.id).getCell(4).value = '試験運用'
  })
  const target = { id: projectId, taskId: task.id }
  await run((context) => changeTask(context, target, { version: task.version, name: '先行利用' }))
  const { items } = await compare(projectId, file)
  expect(items).toMatchObject([{ kind: 'name', file: '試験運用', now: '先行利用', isConflict: true }])

  const other = await run((context) => buildProject(context))
  await expect(compare(other.projectId, file)).rejects.toThrow('onboarding.wbs_other_project')
  const touched = await edited(projectId, (_, workbook) => {
    const cell = workbook.getWorksheet('banso')?.getCell('A3')
    if (cell) cell.value = String(cell.value).replace(task.id, 'x').replace('2026', '2027')
  })
  await expect(compare(projectId, touched)).rejects.toThrow('onboarding.wbs_base_edited')
  const bare = await edited(projectId, (_, workbook) => workbook.removeWorksheet('banso'))
  await expect(compare(projectId, bare)).rejects.toThrow('onboarding.wbs_no_base')
  const headless = await edited(projectId, (sheet) => sheet.spliceRows(6, 1))
  await expect(compare(projectId, headless)).rejects.toThrow('onboarding.wbs_no_columns')
  await expect(compare(projectId, Buffer.from('PK not a workbook at all, only text'))).rejects.toThrow('files.')
})
