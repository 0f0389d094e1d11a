import type { Context } from '#platform/context/context.ts'
import { readXlsx } from '#platform/files/read-xlsx.ts'
import { invalid } from '#platform/kernel/errors.ts'
import words from '../../../content/program-sheet-words.json' with { type: 'json' }
import type { Program } from '../../../domain/program.ts'
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
 * The draft as an edited sheet would make it; writes nothing. Throws not found `onboarding.no_such_program`, invalid
 * `onboarding.no_program_sheet` for another workbook, and what `readXlsx` throws.
 */
export async function readProgramSheet(
  context: Context,
  key: string,
  bytes: Uint8Array,
): Promise<{ program: Program | null; flaws: SheetFlaw[] }> {
  const { program: base } = await readDraft(context, key)
  const { rows } = await readXlsx(bytes)
  const [header, ...lines] = rows
  const columns = (header?.cells ?? []).map(columnOf)
  if (needed.some((column) => !columns.includes(column))) throw invalid('onboarding.no_program_sheet')
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const found = programOf(
    base,
    filled.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        cells.flatMap((cell, index) => {
          const column = columns[index]
          return column === undefined ? [] : [[column, cell]]
        }),
      ),
    })),
  )
  return 'program' in found ? { program: found.program, flaws: [] } : { program: null, flaws: found.flaws }
}

/** A column by its heading in either language, or by its key. */
function columnOf(heading: string): SheetColumn | undefined {
  const wanted = heading.normalize('NFKC').trim().toLowerCase()
  return sheetColumns.find((column) =>
    [column, words.columns[column].ja, words.columns[column].en].some(
      (name) => name.normalize('NFKC').toLowerCase() === wanted,
    ),
  )
}
