import { type FileRow, fileLimits } from '#platform/files/file-row.ts'
import { readXlsx } from '#platform/files/read-xlsx.ts'
import { invalid, ProductError } from '#platform/kernel/errors.ts'
import words from '../../content/wbs-words.json' with { type: 'json' }
import { sides, taskStatuses } from '../../domain/task.ts'
import type { SheetColumn, SheetLine, SheetWords } from '../../domain/wbs/read-row.ts'
import { plainText } from '../../domain/wbs/sheet.ts'
import { baseSheet, readBase, type SheetBase } from './sheet-base.ts'

/** A column a day beside the list, for plans of years as well. */
const limits = { ...fileLimits, rows: 5000, columns: 1000, characters: 5_000_000 }

const columns: readonly SheetColumn[] = [
  'stage',
  'name',
  'side',
  'owner',
  'startOn',
  'dueOn',
  'doneOn',
  'effort',
  'status',
  'dependsOn',
  'doneWhen',
]

export interface ReadSheet {
  sheetId: string
  base: SheetBase
  lines: SheetLine[]
}

/**
 * A workbook that was made by the export and edited. Columns are found by their headings, tasks by their hidden IDs. Throws
 * invalid `onboarding.wbs_no_base`, `onboarding.wbs_base_edited`, `onboarding.wbs_no_columns`, and as `readXlsx`.
 */
export async function readSheet(bytes: Uint8Array): Promise<ReadSheet> {
  const hidden = await readXlsx(bytes, { sheet: baseSheet, limits }).catch((thrown: unknown) => {
    if (thrown instanceof ProductError && thrown.code === 'files.no_such_sheet') throw invalid('onboarding.wbs_no_base')
    throw thrown
  })
  const { sheetId, base } = readBase(hidden.rows)
  const { rows } = await readXlsx(bytes, { limits })
  return { sheetId, base, lines: linesOf(rows, base) }
}

function linesOf(rows: readonly FileRow[], { locale, tasks }: SheetBase): SheetLine[] {
  const wanted = new Map(columns.map((column) => [plainText(words.columns[column][locale]), column]))
  const placesIn = ({ cells }: FileRow) =>
    new Map(
      cells.flatMap((cell, index) => {
        const column = wanted.get(plainText(cell))
        return column === undefined ? [] : [[column, index] as const]
      }),
    )
  const heading = rows.findIndex((row) => {
    const places = placesIn(row)
    return places.has('name') && (places.has('startOn') || places.has('dueOn') || places.has('status'))
  })
  const headingRow = rows[heading]
  if (headingRow === undefined) throw invalid('onboarding.wbs_no_columns')
  const places = placesIn(headingRow)
  const below = rows.slice(heading + 1)
  const idPlace = placeOfIds(below, new Set(tasks.map(({ id }) => id)))
  return below.map(({ line, cells }) => ({
    line,
    id: cells[idPlace] ?? '',
    cells: Object.fromEntries([...places].map(([column, index]) => [column, cells[index] ?? ''])),
  }))
}

/** The hidden column, wherever columns that were added have moved it. */
function placeOfIds(rows: readonly FileRow[], ids: ReadonlySet<string>): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows)
    for (const [index, cell] of cells.entries()) if (ids.has(cell)) counts.set(index, (counts.get(index) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}

/** The words for states and sides; both languages are understood, as are the signs people use. */
export const sheetWords: SheetWords = {
  status: new Map([
    ...taskStatuses.flatMap((status) => [
      [plainText(words.status[status].ja), status] as const,
      [plainText(words.status[status].en), status] as const,
    ]),
    ...taskStatuses.flatMap((status) => words.alsoStatus[status].map((word) => [plainText(word), status] as const)),
  ]),
  side: new Map(
    sides.flatMap((side) => [
      [plainText(words.side[side].ja), side] as const,
      [plainText(words.side[side].en), side] as const,
    ]),
  ),
}
