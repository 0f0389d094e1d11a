import { type ListField, type ListFilter, type ListOperator, operatorsFor } from '../../domain/list-view.ts'

/** What a value is typed or picked with. */
export type ValueEditor = 'none' | 'text' | 'number' | 'numbers' | 'date' | 'dates' | 'days' | 'choices'

const editors = {
  contains: 'text',
  is: 'text',
  is_not: 'text',
  eq: 'number',
  lt: 'number',
  lte: 'number',
  gt: 'number',
  gte: 'number',
  between: 'numbers',
  on: 'date',
  before: 'date',
  after: 'date',
  in_next_days: 'days',
  in_last_days: 'days',
  any_of: 'choices',
  none_of: 'choices',
  is_true: 'none',
  is_false: 'none',
  empty: 'none',
  not_empty: 'none',
} as const satisfies Record<ListOperator, ValueEditor>

export function editorFor(operator: ListOperator, field: ListField): ValueEditor {
  return operator === 'between' && field.kind === 'date' ? 'dates' : editors[operator]
}

/** A condition on the field still to be filled in. */
export function newFilter(field: ListField): ListFilter {
  const operator = field.kind === 'date' ? 'in_next_days' : (operatorsFor(field.kind)[0] ?? 'empty')
  return { field: field.key, operator, value: editorFor(operator, field) === 'days' ? 30 : null }
}

/** The condition with another operator; the value stays where it still fits. */
export function withOperator(filter: ListFilter, operator: ListOperator, field: ListField): ListFilter {
  const [before, after] = [editorFor(filter.operator, field), editorFor(operator, field)]
  if (before === after) return { ...filter, operator }
  return { ...filter, operator, value: after === 'days' ? 30 : null }
}

export function textOf({ value }: ListFilter): string {
  return typeof value === 'string' ? value : ''
}

export function numberOf({ value }: ListFilter): number | null {
  return typeof value === 'number' ? value : null
}

export function choicesOf({ value }: ListFilter): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** Both ends of a range, each null until given. */
export function datesOf({ value }: ListFilter): [string | null, string | null] {
  const [from = '', to = ''] = Array.isArray(value) ? value.map(String) : []
  return [from || null, to || null]
}

export function withDates(filter: ListFilter, [from, to]: [string | null, string | null]): ListFilter {
  return { ...filter, value: [from ?? '', to ?? ''] }
}

/** Both ends of a range; one that is not given yet is the other one. */
export function numbersOf({ value }: ListFilter): [number | null, number | null] {
  const [from, to] = Array.isArray(value) ? value.map(Number) : []
  return [from ?? null, to ?? null]
}

export function withNumbers(filter: ListFilter, [from, to]: [number | null, number | null]): ListFilter {
  if (from === null && to === null) return { ...filter, value: null }
  return { ...filter, value: [from ?? to ?? 0, to ?? from ?? 0] }
}
