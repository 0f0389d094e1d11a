import type { DateOrder } from '#platform/kernel/parse-input.ts'
import type { ImportField } from './fields/import-field.ts'
import { type ImportValue, readCell } from './read-cell.ts'

/** Which column feeds which field, as a person confirmed it. */
export interface ColumnPlan {
  /** From 0. */
  column: number
  field: string
  dateOrder?: DateOrder | undefined
  unit?: number | undefined
}

export interface ImportPlan {
  fields: readonly ImportField[]
  columns: readonly ColumnPlan[]
  /** ISO 4217 code of all amounts. */
  currency: string
}

export interface RowIssue {
  /** An error keeps the row out; a warning tells what was left out or changed. */
  level: 'error' | 'warning'
  code: string
  field: string | null
  /** From 0; null when no single column is to blame. */
  column: number | null
  /** As it stands in the file. */
  value: string
  params?: Record<string, string | number>
}

export interface ReadRow {
  line: number
  /** By field key; an empty cell has no entry and leaves what is there. */
  values: Readonly<Record<string, ImportValue>>
  issues: RowIssue[]
}

/** Reads one raw row under the plan. Mistakes come back as issues; nothing throws on what a file holds. */
export function readRow(row: { line: number; cells: readonly string[] }, plan: ImportPlan): ReadRow {
  const values: Record<string, ImportValue> = {}
  const issues: RowIssue[] = []
  const originals = new Map<string, { column: number; value: string }>()
  const report = (level: RowIssue['level'], code: string, field: string) => {
    const { column, value } = originals.get(field) ?? { column: null, value: '' }
    issues.push({ level, code, field, column, value })
  }
  for (const { column, field: key, dateOrder, unit } of plan.columns) {
    const field = plan.fields.find((one) => one.key === key)
    if (!field) continue
    const cell = row.cells[column] ?? ''
    originals.set(key, { column, value: cell })
    const { value, error, warnings } = readCell(cell, field, {
      dateOrder,
      unit,
      currency: field.currency ?? plan.currency,
    })
    if (value !== undefined) values[key] = value
    if (error) report('error', error, key)
    for (const warning of warnings) report('warning', warning, key)
  }
  if (
    originals.has('name') &&
    values.name === undefined &&
    !issues.some((issue) => issue.field === 'name' && issue.level === 'error')
  ) {
    report('error', 'accounts.import.name_missing', 'name')
  }
  const { contractStartOn, renewalOn, mrr, arr } = values
  if (contractStartOn !== undefined && renewalOn !== undefined && renewalOn < contractStartOn) {
    report('error', 'accounts.import.renewal_before_start', 'renewalOn')
  }
  if (typeof mrr === 'number' && typeof arr === 'number' && arr !== mrr * 12) {
    report('warning', 'accounts.import.arr_differs', 'arr')
  }
  return { line: row.line, values: splitContactName(values), issues }
}

/** 山田 花子 is family and given name; in Latin letters the given name comes first. One word is the family name. */
function splitContactName(values: Record<string, ImportValue>): Record<string, ImportValue> {
  const { contactName, ...others } = values
  if (typeof contactName !== 'string' || others.contactFamily !== undefined) return others
  const [first = '', ...rest] = contactName.split(/[\s\u3000]+/)
  if (rest.length === 0) return { ...others, contactFamily: first }
  const isLatin = /^[\p{Script=Latin}\s.'-]+$/u.test(contactName)
  if (!isLatin) return { ...others, contactFamily: first, contactGiven: rest.join(' ') }
  return { ...others, contactFamily: rest.at(-1) ?? '', contactGiven: [first, ...rest.slice(0, -1)].join(' ') }
}
