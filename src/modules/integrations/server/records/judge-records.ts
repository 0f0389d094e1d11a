import type { Context } from '#platform/context/context.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import type { RecordColumn, RecordCounts, RecordOptions } from '../../contract.ts'
import type { FileLine, JudgedRecord } from '../../domain/records/record.ts'
import { backToSavepoint, setSavepoint } from './import-queries.ts'
import type { RecordKind } from './kinds/record-kind.ts'
import { problemOf, wrong } from './kinds/record-kind.ts'
import { readRecords } from './read-records.ts'

export interface ImportPlan {
  columns: readonly RecordColumn[]
  options: RecordOptions
}

/** Writes what the rows say; rows that are wrong by themselves are left out. */
export async function writeRecords(context: Context, kind: RecordKind, lines: readonly FileLine[], plan: ImportPlan) {
  const { columns, options } = plan
  const rows = readRecords(kind, lines, { columns, currency: options.currency, timeZone: context.timeZone })
  const filled = new Set(columns.map(({ field }) => field))
  const missing = kind.required.filter((key) => !filled.has(key))
  const written =
    missing.length > 0
      ? {
          rows: rows.map((row) =>
            wrong(row, ...missing.map((key) => problemOf(key, 'integrations.records.column_missing'))),
          ),
          aftermath: [],
        }
      : await kind.write(context, rows, options)
  return { ...written, counts: countsOf(written.rows) }
}

/** Dry run: writes and takes it back at once, so that it tells nothing but what will happen. */
export async function judgeRecords(context: Context, kind: RecordKind, lines: readonly FileLine[], plan: ImportPlan) {
  await setSavepoint(context.transaction)
  try {
    const { rows, counts } = await writeRecords(context, kind, lines, plan)
    return { rows: rows.map((row) => ({ ...row, outcome: null })), counts }
  } catch (error) {
    // What no row can be blamed for by itself, as a customer whose facts would not fit together.
    if (!(error instanceof ProductError)) throw error
    const { code } = error
    const rows = lines.map(({ line }) => wrong({ line, values: {}, problems: [] }, problemOf(null, code)))
    return { rows, counts: countsOf(rows) }
  } finally {
    await backToSavepoint(context.transaction)
  }
}

function countsOf(rows: readonly JudgedRecord[]): RecordCounts {
  const counts = { add: 0, update: 0, unchanged: 0, waiting: 0, error: 0 }
  for (const { verdict } of rows) counts[verdict]++
  return counts
}
