import type { Context } from '#platform/context/context.ts'
import type { FileRow } from '#platform/files/file-row.ts'
import { readXlsx } from '#platform/files/read-xlsx.ts'
import { invalid } from '#platform/kernel/errors.ts'
import words from '../../../content/program-sheet-words.json' with { type: 'json' }
import type { Program } from '../../../domain/program.ts'
import { type PartName, type PartRow, partNames, partSheets } from '../../../domain/program-sheet/program-parts.ts'
import {
  programOf,
  type SheetColumn,
  type SheetFlaw,
  sheetColumns,
} from '../../../domain/program-sheet/program-sheet.ts'
import { readDraft } from '../edit-draft.ts'

/** Columns without which there is no program in the sheet. */
const needed: readonly SheetColumn[] = ['stage', 'key', 'name_ja', 'start_offset', 'due_offset']

/**
 * The draft as an edited workbook would make it; writes nothing. The first sheet holds the tasks; the others are found by
 * their names, and one that is missing leaves its part as it is. Throws not found `onboarding.no_such_program`, invalid
 * `onboarding.no_program_sheet` for another workbook, and what `readXlsx` throws.
 */
export async function readProgramSheet(
  context: Context,
  key: string,
  bytes: Uint8Array,
): Promise<{ program: Program | null; flaws: SheetFlaw[] }> {
  const { program: base } = await readDraft(context, key)
  const { rows, sheets } = await readXlsx(bytes)
  const tasks = keyed(rows, sheetColumns, words.columns)
  if (needed.some((column) => !tasks.columns.includes(column))) throw invalid('onboarding.no_program_sheet')
  const parts: Partial<Record<PartName, readonly PartRow[]>> = {}
  for (const part of partNames) {
    const { ja, en } = words.sheets[part]
    const sheet = sheets.find(({ name, isHidden }) => !isHidden && [part, ja, en].includes(name.trim()))
    if (sheet === undefined) continue
    const table = keyed((await readXlsx(bytes, { sheet: sheet.name })).rows, partSheets[part], words.partColumns)
    if (table.columns.some((column) => column !== undefined)) parts[part] = table.rows
  }
  const found = programOf(base, tasks.rows, parts)
  return 'program' in found ? { program: found.program, flaws: [] } : { program: null, flaws: found.flaws }
}

type Headings<Column extends string> = Readonly<Record<Column, Readonly<Record<'ja' | 'en', string>>>>

/** The rows below the headings by their columns, each known by its heading in either language or by its key. */
function keyed<Column extends string>(
  rows: readonly FileRow[],
  known: readonly Column[],
  headings: Headings<Column>,
): { columns: (Column | undefined)[]; rows: { line: number; cells: Partial<Record<Column, string>> }[] } {
  const [header, ...lines] = rows
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  const columns = (header?.cells ?? []).map((heading) =>
    known.find((column) =>
      [column, headings[column].ja, headings[column].en].some((name) => plain(name) === plain(heading)),
    ),
  )
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return {
    columns,
    rows: filled.map(({ line, cells }) => {
      const byColumn: Partial<Record<Column, string>> = {}
      for (const [index, cell] of cells.entries()) {
        const column = columns[index]
        if (column !== undefined) byColumn[column] = cell
      }
      return { line, cells: byColumn }
    }),
  }
}
