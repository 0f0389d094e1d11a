import type { ImportField } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { RecordOptions } from '../../../contract.ts'
import type {
  JudgedRecord,
  ReadRecord,
  RowProblem,
  UndoneRecord,
  WrittenRecord,
} from '../../../domain/records/record.ts'

/** A kind of record that files bring in. */
export interface RecordKind {
  fields: readonly ImportField[]
  /** Fields that hold a moment rather than a day; their values are ISO text in UTC. */
  instants: ReadonlySet<string>
  required: readonly string[]
  /** Writes rows and says what became of each. A dry run writes too and is taken back, so that the two never differ. */
  write: (
    context: Context,
    rows: readonly ReadRecord[],
    options: RecordOptions,
  ) => Promise<{ rows: JudgedRecord[]; aftermath: readonly unknown[] }>
  /** Takes written rows back; answers what became of each by its line. */
  undo: (
    context: Context,
    rows: readonly WrittenRecord[],
    aftermath: readonly unknown[],
  ) => Promise<Map<number, UndoneRecord>>
}

export const problemOf = (field: string | null, code: string, value: unknown = ''): RowProblem => ({
  column: null,
  field,
  value: String(value ?? ''),
  code,
})

export const wrong = (row: ReadRecord, ...problems: RowProblem[]): JudgedRecord => ({
  line: row.line,
  verdict: 'error',
  accountId: null,
  problems: [...row.problems, ...problems],
  outcome: null,
})

/** A value of a row as text; undefined where there is none. */
export const textOf = (row: ReadRecord, field: string): string | undefined => {
  const value = row.values[field]
  return value === undefined ? undefined : String(value)
}

export const numberOf = (row: ReadRecord, field: string): number | undefined => {
  const value = row.values[field]
  return typeof value === 'number' ? value : undefined
}

/** Splits the rows into those that can be written and those that repeat an ID or are wrong already. */
export function firstOfEach(rows: readonly ReadRecord[], field: string) {
  const seen = new Set<string>()
  const good: ReadRecord[] = []
  const bad: JudgedRecord[] = []
  for (const row of rows) {
    const id = textOf(row, field)
    if (row.problems.length > 0) bad.push(wrong(row))
    else if (id === undefined) bad.push(wrong(row, problemOf(field, 'integrations.records.id_missing')))
    else if (seen.has(id)) bad.push(wrong(row, problemOf(field, 'integrations.records.repeated', id)))
    else {
      seen.add(id)
      good.push(row)
    }
  }
  return { good, bad }
}
