import { z } from 'zod'
import { proposeMapping, readImportCell, readImportFile } from '#modules/accounts/server/api.ts'
import type { TableChoices } from '#platform/files/read-table.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { type DateOrder, dayPartOf, detectDateOrder, parseInstantInput } from '#platform/kernel/parse-input.ts'
import { mostRecords, type RecordColumn, type recordReadingSchema } from '../../contract.ts'
import type { FileLine, ReadRecord, RecordValue, RowProblem } from '../../domain/records/record.ts'
import type { RecordKind } from './kinds/record-kind.ts'

const batchSchema = z.array(z.tuple([z.number(), z.array(z.string())]))

/** Reads a file as it came. @throws the codes of the customers' import, and invalid `integrations.records.too_many` */
export async function readRecordFile(bytes: Uint8Array, choices: TableChoices) {
  const { reading, headers, rowCount, batches } = await readImportFile(bytes, choices)
  if (rowCount > mostRecords) throw invalid('integrations.records.too_many', { max: mostRecords })
  const lines: FileLine[] = []
  for await (const json of batches)
    for (const [line, cells] of batchSchema.parse(JSON.parse(json))) lines.push({ line, cells })
  const kept: z.output<typeof recordReadingSchema> = {
    encoding: reading.encoding,
    candidates: reading.candidates,
    isCertain: reading.isCertain,
    sheet: reading.sheet,
    sheets: reading.sheets.map(({ name }) => name),
    headerLine: reading.headerLine,
  }
  return { reading: kept, headers, lines }
}

const sampleCount = 5

/** What each column seems to hold, by its heading and its values. */
export function proposeRecordColumns(kind: RecordKind, headers: readonly string[], lines: readonly FileLine[]) {
  const rows = lines.slice(0, 5_000).map(({ cells }) => cells)
  const width = Math.min(200, Math.max(headers.length, ...rows.slice(0, 100).map((row) => row.length)))
  const padded = Array.from({ length: width }, (_, column) => headers[column] ?? '')
  const known = new Set(kind.fields.map(({ key }) => key))
  return proposeMapping(padded, rows, kind.fields).map(({ column, header, field, confidence }): RecordColumn => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
    const order = detectDateOrder(cells.map(dayPartOf))
    return {
      column,
      header,
      field: field !== null && known.has(field) ? field : null,
      dateOrder: order === 'ambiguous' || order === 'none' ? null : order,
      confidence,
      samples: [...new Set(cells)].slice(0, sampleCount).map((cell) => [...cell.slice(0, 200)].slice(0, 100).join('')),
    }
  })
}

interface HowToRead {
  columns: readonly RecordColumn[]
  currency: string
  timeZone: string
}

/** Rows as values. Mistakes come back as problems; nothing throws on what a file holds. */
export function readRecords(kind: RecordKind, lines: readonly FileLine[], { columns, currency, timeZone }: HowToRead) {
  const plan = columns.flatMap((column) => {
    const field = kind.fields.find(({ key }) => key === column.field)
    return field ? [{ ...column, field }] : []
  })
  return lines.map(({ line, cells }): ReadRecord => {
    const values: Record<string, RecordValue> = {}
    const problems: RowProblem[] = []
    for (const { column, field, dateOrder } of plan) {
      const cell = cells[column] ?? ''
      const { value, error } = readImportCell(cell, field, { dateOrder: dateOrder ?? undefined, currency })
      const isInstant = value !== undefined && kind.instants.has(field.key)
      const read = isInstant ? instantOfText(String(value), dateOrder, timeZone) : value
      if (read !== undefined) values[field.key] = read
      const code = error ?? (isInstant && read === undefined ? 'integrations.records.not_a_moment' : undefined)
      if (code) problems.push({ column, field: field.key, value: cell, code })
    }
    return { line, values, problems }
  })
}

function instantOfText(text: string, order: DateOrder | null, timeZone: string): string | undefined {
  const instant = parseInstantInput(text, { order: order ?? undefined, timeZone })
  return instant === undefined ? undefined : new Date(instant).toISOString()
}
