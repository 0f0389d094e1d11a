import type { Context } from '#platform/context/context.ts'
import { detectDateOrder } from '#platform/kernel/parse-input.ts'
import type { ImportColumn } from '../../contract.ts'
import { customColumns, kindOfValues, signedUpField } from '../../domain/imports/customers/new-field.ts'
import { importFields } from '../../domain/imports/fields.ts'
import { headerKey, proposeMapping } from '../../domain/imports/map-columns.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { selectMapping } from './import-queries.ts'

/** Under which a choice of columns is remembered: the headings, whatever their order. */
export const headingsKey = (headers: readonly string[]) => headers.map(headerKey).sort().join('\n')

const sampleCount = 5
const sampleLength = 100

/** Cut between characters: half of a surrogate pair, as 𠮷 has one, is text that PostgreSQL does not take. */
const beginningOf = (cell: string) => [...cell.slice(0, 2 * sampleLength)].slice(0, sampleLength).join('')

/** What each column of a file seems to hold, given its headings, its rows and what was chosen for them before. */
export async function proposeColumns(
  context: Context,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  mayMakeFields: boolean,
): Promise<ImportColumn[]> {
  const existing = await listCustomFields(context)
  const custom = existing.filter((field) => field.key !== signedUpField.key)
  const isKept = (field: string | null) => field !== 'signedUpOn' || mayMakeFields || custom.length < existing.length
  const remembered = await selectMapping(context.transaction, headingsKey(headers))
  const width = Math.min(200, Math.max(headers.length, ...rows.map((row) => row.length)))
  const padded = Array.from({ length: width }, (_, column) => headers[column] ?? '')
  const proposals = proposeMapping(padded, rows, importFields(customColumns(custom)), remembered)
  return proposals.map(({ column, header, field, confidence, reason, unit, includesTax }) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
    const order = detectDateOrder(cells)
    return {
      column,
      header,
      field: isKept(field) ? field : null,
      newField: null,
      dateOrder: order === 'ambiguous' || order === 'none' ? null : order,
      detectedDateOrder: order,
      unit: unit ?? 1,
      includesTax: includesTax ?? false,
      confidence,
      reason,
      samples: [...new Set(cells)].slice(0, sampleCount).map(beginningOf),
      suggestedKind: kindOfValues(cells),
    }
  })
}
