import { proposeMapping } from '#modules/accounts/server/api.ts'
import { dayPartOf, detectDateOrder, parseDateInput } from '#platform/kernel/parse-input.ts'
import type { ShownUploadColumn } from '../../contract.ts'
import { isRecord } from '../../domain/intake/incoming-event.ts'
import { isCall, type UploadRow } from '../../domain/uploads/read-upload-row.ts'
import { uploadRoles } from '../../domain/uploads/upload-plan.ts'
import { uploadFields } from './upload-fields.ts'

const mostColumns = 200
const samples = 5
const maxSample = 100

/** What each column seems to say of an event, by its heading, then by its values; what says nothing known is a property. */
export function proposeColumns(headers: readonly string[], rows: readonly UploadRow[]): ShownUploadColumn[] {
  const table = rows.some((row) => typeof row === 'string') ? tableOf(rows) : { headers, rows: rows.map(cellsOf) }
  const width = Math.min(
    mostColumns,
    Math.max(table.headers.length, ...table.rows.slice(0, 100).map((row) => row.length)),
  )
  const named = uniqueNames(Array.from({ length: width }, (_, column) => table.headers[column] ?? ''))
  const columns = proposeMapping(named, table.rows, uploadFields).map(
    ({ column, header, field }): ShownUploadColumn => {
      const cells = table.rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
      const order = detectDateOrder(cells.map(dayPartOf))
      return {
        column,
        header,
        role: uploadRoles.find((role) => role === field) ?? 'property',
        dateOrder: order === 'ambiguous' || order === 'none' ? null : order,
        samples: [...new Set(cells)]
          .slice(0, samples)
          .map((cell) => [...cell.slice(0, 2 * maxSample)].slice(0, maxSample).join('')),
      }
    },
  )
  if (!columns.some(({ role }) => role === 'time')) {
    const time = columns.find(
      ({ role, samples: some }) => role === 'property' && some.length > 0 && some.every(isMoment),
    )
    if (time) time.role = 'time'
  }
  return columns
}

const isMoment = (cell: string) => /\d[-/.年T]\d/.test(cell) && parseDateInput(dayPartOf(cell), {}).ok

const cellsOf = (row: UploadRow) => (typeof row === 'string' ? [] : [...row])

/** The keys of the first objects as headings. Calls need none: they say by themselves what each of their parts is. */
function tableOf(rows: readonly UploadRow[]): { headers: string[]; rows: string[][] } {
  const objects = rows.flatMap((row) => {
    const value = typeof row === 'string' ? parsed(row) : undefined
    return isRecord(value) && !isCall(value) ? [value] : []
  })
  const headers = [...new Set(objects.flatMap((one) => Object.keys(one)))].slice(0, mostColumns)
  const cell = (value: unknown) =>
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
  return { headers, rows: objects.map((one) => headers.map((header) => cell(one[header]))) }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Properties are told apart by the headings of their columns. */
function uniqueNames(headers: readonly string[]): string[] {
  const used = new Set<string>()
  return headers.map((header, column) => {
    const name = header.trim() || `column_${column + 1}`
    let unique = name
    for (let count = 2; used.has(unique); count++) unique = `${name} (${count})`
    used.add(unique)
    return unique
  })
}
