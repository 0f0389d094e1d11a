import { createHash } from 'node:crypto'
import type ExcelJS from 'exceljs'
import { z } from 'zod'
import type { FileRow } from '#platform/files/file-row.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { taskStatuses } from '../../domain/task.ts'

/** What the sheet was made from, hidden in it: changes made since are told apart from those made in the sheet. */
export const baseSheet = 'banso'
const mark = 'banso-wbs-2'

const taskSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  startOn: z.string(),
  dueOn: z.string(),
  status: z.enum(taskStatuses),
  doneOn: z.string().nullable(),
  effortMinutes: z.number().nullable(),
  stage: z.string(),
  side: z.string(),
  dependsOn: z.string(),
  doneWhen: z.string(),
})
const headSchema = z.object({
  projectId: z.string(),
  locale: z.enum(['ja', 'en']),
  audience: z.enum(['internal', 'customer']),
})
export type SheetBase = z.infer<typeof headSchema> & { tasks: z.infer<typeof taskSchema>[] }

/** A line of JSON a cell: no program takes it for a date, a number or a formula. */
export function drawBase(workbook: ExcelJS.Workbook, { tasks, ...head }: SheetBase): void {
  const lines = [head, ...tasks].map((each) => JSON.stringify(each).toWellFormed())
  const sheet = workbook.addWorksheet(baseSheet, { state: 'veryHidden' })
  sheet.addRow([mark, checksumOf(lines)])
  for (const line of lines) sheet.addRow([line])
}

/**
 * The hidden sheet of a file that came back, with the ID by which its imports are known. Throws invalid
 * `onboarding.wbs_no_base`, `onboarding.wbs_base_edited`.
 */
export function readBase(rows: readonly FileRow[]): { sheetId: string; base: SheetBase } {
  const [first, ...rest] = rows.map(({ cells }) => cells)
  if (first?.[0] !== mark) throw invalid('onboarding.wbs_no_base')
  const lines = rest.map(([cell = '']) => cell)
  const sheetId = checksumOf(lines)
  if (sheetId !== first[1]) throw invalid('onboarding.wbs_base_edited')
  const [head, ...tasks] = lines.map((line): unknown => JSON.parse(line))
  return { sheetId, base: { ...headSchema.parse(head), tasks: tasks.map((task) => taskSchema.parse(task)) } }
}

const checksumOf = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')
