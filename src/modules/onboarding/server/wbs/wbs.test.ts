import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { addTask } from '../plan/add-task.ts'
import { readProject } from '../projects/read-project.ts'
import { exportWbs } from './export-wbs.ts'

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

async function open(projectId: string, query: { audience: 'internal' | 'customer'; locale: 'ja' | 'en' }) {
  const { body, fileName } = await run((context) => exportWbs(context, projectId, query))
  if (!Buffer.isBuffer(body)) throw new Error('not in memory')
  const workbook = new ExcelJS.Workbook()
  // exceljs was typed before buffers were generic; it reads the memory behind them.
  await workbook.xlsx.load(Uint8Array.from(body).buffer)
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Error('no sheet')
  return { sheet, workbook, fileName }
}

it('draws the plan for A3 with its bars, and gives the customer only what is shared', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const task = { stage: '', side: 'vendor' as const, startOn: '2026-04-06', dueOn: '2026-04-08', effortMinutes: 0 }
  const before = await run((context) => readProject(context, projectId))
  const stage = before.stages[0]?.key ?? ''
  const secret = {
    ...task,
    stage,
    name: '=HYPERLINK("x")社外秘',
    doneWhen: '',
    dependsOn: [],
    visibility: 'internal' as const,
  }
  await run((context) => addTask(context, projectId, secret))
  const page = await run((context) => readProject(context, projectId))

  const { sheet, fileName } = await open(projectId, { audience: 'internal', locale: 'ja' })
  expect(fileName).toMatch(/^WBS_.+_20260401\.xlsx$/)
  expect(sheet.getCell('B1').value).toBe(`${page.account.name} 御中`)
  expect(sheet.getRow(6).values).toEqual(
    expect.arrayContaining([
      'No',
      'フェーズ',
      '作業',
      '担当側',
      '担当者',
      '開始予定',
      '期限',
      '実績',
      '工数(分)',
      '状態',
      '前提',
      '完了の定義',
    ]),
  )
  expect(sheet.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape', printTitlesRow: '5:6' })
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 6 })
  expect(sheet.getColumn(1).hidden).toBe(true)
  const rows = sheet.getRows(7, page.tasks.length) ?? []
  expect(rows.map((row) => row.getCell(1).value).toSorted()).toEqual(page.tasks.map(({ id }) => id).toSorted())
  const row = rows.find((each) => each.getCell(1).value === page.tasks.at(-1)?.id)
  expect(row?.getCell(4).value).toBe('=HYPERLINK("x")社外秘')
  expect(row?.getCell(4).type).toBe(ExcelJS.ValueType.String)
  expect(row?.getCell(4).numFmt).toBe('@')
  // The columns begin on the Monday before the first task: 2026-03-30. The task takes 4/6 to 4/8, 4/11 is a Saturday.
  const colourOf = (column: number) => row?.getCell(column).fill
  expect([20, 21, 22, 23].map(colourOf)).toMatchObject([
    {},
    { fgColor: { argb: 'FF8DB4D9' } },
    { fgColor: { argb: 'FF8DB4D9' } },
    { fgColor: { argb: 'FF8DB4D9' } },
  ])
  expect(colourOf(24)).toMatchObject({ pattern: 'none' })
  expect(colourOf(26)).toMatchObject({ fgColor: { argb: 'FFEDEDEA' } })

  const theirs = await open(projectId, { audience: 'customer', locale: 'en' })
  const text = JSON.stringify(theirs.workbook.model)
  const hidden = page.tasks.filter(({ visibility }) => visibility === 'internal')
  expect(hidden.length).toBeGreaterThan(1)
  for (const { id, name } of hidden) {
    expect(text.includes(id)).toBe(false)
    expect(text.includes(JSON.stringify(name.en).slice(1, -1))).toBe(false)
  }
  expect(theirs.sheet.getCell('B1').value).toBe(`For ${page.account.name}`)
})
