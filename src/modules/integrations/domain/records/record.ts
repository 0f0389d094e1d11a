import type { RecordCounts } from '../../contract.ts'

/** A row as it stands in the file. */
export interface FileLine {
  line: number
  cells: string[]
}

export type RecordValue = string | number | boolean | readonly string[]

export interface RowProblem {
  /** From 0; null where no single column is to blame. */
  column: number | null
  /** Key of the field, where one is. */
  field: string | null
  value: string
  code: string
}

/** A row as values by field. Those with problems are not written. */
export interface ReadRecord {
  line: number
  values: Readonly<Record<string, RecordValue>>
  problems: RowProblem[]
}

export interface JudgedRecord {
  line: number
  verdict: keyof RecordCounts
  accountId: string | null
  problems: RowProblem[]
  /** What was written and what was there before, for the undo. */
  outcome: unknown
}

export interface WrittenRecord {
  line: number
  accountId: string | null
  outcome: unknown
}

export type UndoneRecord = 'removed' | 'restored' | 'kept'
