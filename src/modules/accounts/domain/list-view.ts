import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import type { FieldError } from '#platform/kernel/errors.ts'

/** What kind of values a column of the customer list holds; decides which operators fit. */
export type ListFieldKind = 'text' | 'number' | 'date' | 'choice' | 'boolean'

/** A column that a view may show, sort by and filter on. Custom fields join as `custom.<key>`. */
export interface ListField {
  key: string
  kind: ListFieldKind
  isSortable: boolean
  /** The keys a choice may have; absent where they cannot be listed (people). */
  options?: readonly string[]
}

const operatorsByKind = {
  text: ['contains', 'is', 'is_not', 'empty', 'not_empty'],
  number: ['eq', 'lt', 'lte', 'gt', 'gte', 'between', 'empty', 'not_empty'],
  date: ['on', 'before', 'after', 'between', 'in_next_days', 'in_last_days', 'empty', 'not_empty'],
  choice: ['any_of', 'none_of', 'empty', 'not_empty'],
  boolean: ['is_true', 'is_false', 'empty', 'not_empty'],
} as const satisfies Record<ListFieldKind, readonly string[]>

export const listOperators = [
  'contains',
  'is',
  'is_not',
  'eq',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'on',
  'before',
  'after',
  'in_next_days',
  'in_last_days',
  'any_of',
  'none_of',
  'is_true',
  'is_false',
  'empty',
  'not_empty',
] as const
export type ListOperator = (typeof listOperators)[number]

/** The operators offered for a field, in the order of the menu. */
export function operatorsFor(kind: ListFieldKind): readonly ListOperator[] {
  return operatorsByKind[kind]
}

const fieldKeySchema = z.string().regex(/^[a-z][A-Za-z0-9_]{0,62}(\.[a-z][A-Za-z0-9_]{0,62})?$/)
const textSchema = z.string().max(1_000)

export const listFilterSchema = z.strictObject({
  field: fieldKeySchema,
  operator: z.enum(listOperators),
  /** Null where the operator needs none; a list for choices, a pair [from, to] for `between`, both ends included. */
  value: z.union([z.null(), textSchema, z.number(), z.array(textSchema).max(200), z.array(z.number()).max(2)]),
})
export type ListFilter = z.infer<typeof listFilterSchema>

/** A saved view of the customer list. All filters must hold. */
export const listViewSchema = z.strictObject({
  columns: z.array(fieldKeySchema).min(1).max(50),
  sort: z.strictObject({ field: fieldKeySchema, direction: z.enum(['asc', 'desc']) }).nullable(),
  filters: z.array(listFilterSchema).max(30),
})
export type ListView = z.infer<typeof listViewSchema>

const maxDays = 3_650

function isPair(value: unknown, fits: (part: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(fits) && value[0] <= value[1]
}

const isDate = (value: unknown) => typeof value === 'string' && isPlainDate(value)
const isNumber = (value: unknown) => typeof value === 'number'

function valueFits({ operator, value }: ListFilter, field: ListField): boolean {
  switch (operator) {
    case 'empty':
    case 'not_empty':
    case 'is_true':
    case 'is_false':
      return value === null
    case 'contains':
    case 'is':
    case 'is_not':
      return typeof value === 'string' && value.trim() !== ''
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return isNumber(value)
    case 'between':
      return isPair(value, field.kind === 'date' ? isDate : isNumber)
    case 'on':
    case 'before':
    case 'after':
      return isDate(value)
    case 'in_next_days':
    case 'in_last_days':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxDays
    case 'any_of':
    case 'none_of': {
      const { options } = field
      if (!Array.isArray(value) || value.length === 0) return false
      return value.every((key) => typeof key === 'string' && (options === undefined || options.includes(key)))
    }
  }
}

function filterError(filter: ListFilter, index: number, field: ListField | undefined): FieldError[] {
  const path = `filters.${index}`
  if (field === undefined) return [{ path: `${path}.field`, code: 'accounts.view_unknown_field' }]
  if (!operatorsFor(field.kind).includes(filter.operator)) {
    return [{ path: `${path}.operator`, code: 'accounts.view_operator_unfit' }]
  }
  return valueFits(filter, field) ? [] : [{ path: `${path}.value`, code: 'accounts.view_value_unfit' }]
}

/**
 * What of a view does not fit the fields there are (a custom field may be gone since it was saved). Codes
 * `accounts.view_unknown_field`, `_repeated_column`, `_not_sortable`, `_operator_unfit`, `_value_unfit`.
 */
export function listViewErrors(view: ListView, fields: readonly ListField[]): FieldError[] {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const errors: FieldError[] = []
  for (const [index, key] of view.columns.entries()) {
    const path = `columns.${index}`
    if (!byKey.has(key)) errors.push({ path, code: 'accounts.view_unknown_field' })
    if (view.columns.indexOf(key) < index) errors.push({ path, code: 'accounts.view_repeated_column' })
  }
  if (view.sort !== null) {
    const field = byKey.get(view.sort.field)
    if (field === undefined) errors.push({ path: 'sort.field', code: 'accounts.view_unknown_field' })
    else if (!field.isSortable) errors.push({ path: 'sort.field', code: 'accounts.view_not_sortable' })
  }
  return [...errors, ...view.filters.flatMap((filter, index) => filterError(filter, index, byKey.get(filter.field)))]
}
