import type { Context, Locale } from '#platform/context/context.ts'
import { writeXlsx, type XlsxSheet } from '#platform/files/write-xlsx.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { builtInPrograms } from '../../../content/built-in.ts'
import words from '../../../content/program-sheet-words.json' with { type: 'json' }
import type { Program } from '../../../domain/program.ts'
import { type PartColumn, partNames, partRowsOf, partSheets } from '../../../domain/program-sheet/program-parts.ts'
import { rowsOf, sheetColumns } from '../../../domain/program-sheet/program-sheet.ts'
import { readDraft } from '../edit-draft.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const numbers: readonly string[] = ['start_offset', 'due_offset', 'effort_minutes', 'range_weeks']
const isWide = (column: string) => /_(ja|en)$/.test(column) && !column.startsWith('stage')

/**
 * A program as a workbook: a task a row, and a sheet each for what holds for all of it, its goals, its criteria and its
 * roadmap. Throws not found `onboarding.no_such_program`.
 */
export async function exportProgram(context: Context, key: string, locale: Locale): Promise<FileAnswer> {
  const program = builtInPrograms.find((each) => each.key === key) ?? (await readDraft(context, key)).program
  const columnOf = (column: string, header: string) => ({
    header,
    kind: numbers.includes(column) ? ('number' as const) : ('text' as const),
    width: isWide(column) ? 36 : 16,
  })
  const tasks: XlsxSheet = {
    name: words.sheet[locale],
    columns: sheetColumns.map((column) => columnOf(column, words.columns[column][locale])),
    rows: rowsOf(program).map((row) => sheetColumns.map((column) => row[column])),
  }
  const parts = partNames.map((part) => ({
    name: words.sheets[part][locale],
    columns: partSheets[part].map((column) => columnOf(column, words.partColumns[column][locale])),
    rows: cellsOf(program, part),
  }))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeXlsx([tasks, ...parts])) chunks.push(chunk)
  return {
    fileName: `${program.key}-v${program.version}.xlsx`,
    contentType: xlsxType,
    body: Buffer.concat(chunks),
  }
}

function cellsOf(program: Program, part: (typeof partNames)[number]): (string | number)[][] {
  const columns: readonly PartColumn[] = partSheets[part]
  return partRowsOf(program, part).map((row) =>
    columns.map((column) => (numbers.includes(column) ? Number(row[column]) : (row[column] ?? ''))),
  )
}
