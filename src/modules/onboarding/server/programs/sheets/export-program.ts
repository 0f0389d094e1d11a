import type { Context, Locale } from '#platform/context/context.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { builtInPrograms } from '../../../content/built-in.ts'
import words from '../../../content/program-sheet-words.json' with { type: 'json' }
import { rowsOf, sheetColumns } from '../../../domain/program-sheet/program-sheet.ts'
import { readDraft } from '../edit-draft.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const numbers: readonly string[] = ['start_offset', 'due_offset', 'effort_minutes']
const wide: readonly string[] = ['name_ja', 'name_en', 'done_when_ja', 'done_when_en']

/** A program as a workbook, a task a row. Throws not found `onboarding.no_such_program`. */
export async function exportProgram(context: Context, key: string, locale: Locale): Promise<FileAnswer> {
  const program = builtInPrograms.find((each) => each.key === key) ?? (await readDraft(context, key)).program
  const columns = sheetColumns.map((column) => ({
    header: words.columns[column][locale],
    kind: numbers.includes(column) ? ('number' as const) : ('text' as const),
    width: wide.includes(column) ? 36 : 16,
  }))
  const rows = rowsOf(program).map((row) => sheetColumns.map((column) => row[column]))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeXlsx([{ name: words.sheet[locale], columns, rows }])) chunks.push(chunk)
  return {
    fileName: `${program.key}-v${program.version}.xlsx`,
    contentType: xlsxType,
    body: Buffer.concat(chunks),
  }
}
