import { type RawBuilder, sql } from 'kysely'
import { foldedText } from '#platform/database/folded-text.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import type { ListFilter } from '../../domain/list-view.ts'
import { searchTerms } from '../../domain/profile/account-keys.ts'
import type { ListColumn } from './column-queries.ts'

export interface Selection {
  q?: string | undefined
  filters: readonly ListFilter[]
  archived: 'no' | 'only'
}

/** What filters mean at the moment of asking: who `me` is and which day it is. */
export interface Asking {
  actorId: string
  today: PlainDateString
  columns: ReadonlyMap<string, ListColumn>
}

type Condition = RawBuilder<boolean>

/** Filters are checked against the fields before they come here; every value becomes a parameter. */
export function selectionConditions({ q = '', filters, archived }: Selection, asking: Asking): Condition[] {
  return [
    archived === 'no'
      ? sql<boolean>`accounts.accounts.archived_at is null`
      : sql<boolean>`accounts.accounts.archived_at is not null`,
    ...termConditions(q),
    ...filters.map((filter) => filterCondition(filter, asking)),
  ]
}

/** That all words of a query occur in what search looks in. */
export function termConditions(query: string): Condition[] {
  return searchTerms(query).map((term) => sql<boolean>`strpos(accounts.accounts.search_text, ${term}) > 0`)
}

function filterCondition(filter: ListFilter, asking: Asking): Condition {
  const column = asking.columns.get(filter.field)
  if (column === undefined) throw new Error('A filter was compiled past its validation.')
  if (column.isFigure) return figureCondition(filter, column, asking)
  return valueCondition(filter, column, asking)
}

/** What is not known of a customer meets `empty` and `none_of` alone, as a column of its own that is null does. */
function figureCondition(filter: ListFilter, column: ListColumn, asking: Asking): Condition {
  const isMet = (operator: ListFilter['operator']) => sql<boolean>`exists (select from accounts.figures as figures
    where figures.workspace_id = accounts.accounts.workspace_id and figures.account_id = accounts.accounts.account_id
      and ${valueCondition({ ...filter, operator }, column, asking)})`
  if (filter.operator === 'empty') return sql<boolean>`not ${isMet('not_empty')}`
  if (filter.operator === 'none_of') return sql<boolean>`not ${isMet('any_of')}`
  return isMet(filter.operator)
}

function valueCondition(filter: ListFilter, column: ListColumn, asking: Asking): Condition {
  const { value: left } = column
  if (filter.operator === 'empty') return sql<boolean>`${left} is null`
  if (filter.operator === 'not_empty') return sql<boolean>`${left} is not null`
  switch (column.kind) {
    case 'text':
      return textCondition(filter, left)
    case 'number':
      return comparison(filter, left, sql`numeric`, asking.today)
    case 'date':
      return comparison(filter, left, sql`date`, asking.today)
    case 'boolean':
      return filter.operator === 'is_true' ? sql<boolean>`${left} is true` : sql<boolean>`${left} is false`
    case 'choice':
    case 'choices':
      return choiceCondition(filter, column, asking.actorId)
  }
}

function textCondition({ field, operator, value }: ListFilter, left: RawBuilder<unknown>): Condition {
  const wanted = foldForSearch(String(value)).trim()
  if (field === 'name') {
    // The search text holds each spelling of name and reading, and the external ID, on a line of its own.
    if (operator === 'contains') return sql<boolean>`strpos(${left}, ${wanted}) > 0`
    const isOne = sql`${wanted} = any(string_to_array(${left}, ${'\n'}))`
    return operator === 'is' ? sql<boolean>`${isOne}` : sql<boolean>`not (${isOne})`
  }
  const text = foldedText(left)
  if (operator === 'contains') return sql<boolean>`strpos(${text}, ${wanted}) > 0`
  return operator === 'is' ? sql<boolean>`${text} = ${wanted}` : sql<boolean>`${text} is distinct from ${wanted}`
}

function comparison(
  { operator, value }: ListFilter,
  left: RawBuilder<unknown>,
  type: RawBuilder<unknown>,
  today: PlainDateString,
): Condition {
  const [from, to] = Array.isArray(value) ? value : [value, value]
  const between = (first: unknown, last: unknown) =>
    sql<boolean>`${left} between ${first}::${type} and ${last}::${type}`
  switch (operator) {
    case 'lt':
    case 'before':
      return sql<boolean>`${left} < ${value}::${type}`
    case 'lte':
      return sql<boolean>`${left} <= ${value}::${type}`
    case 'gt':
    case 'after':
      return sql<boolean>`${left} > ${value}::${type}`
    case 'gte':
      return sql<boolean>`${left} >= ${value}::${type}`
    case 'between':
      return between(from, to)
    case 'in_next_days':
      return between(today, addDays(today, Number(value)))
    case 'in_last_days':
      return between(addDays(today, -Number(value)), today)
    default:
      return sql<boolean>`${left} = ${value}::${type}`
  }
}

function choiceCondition({ operator, value }: ListFilter, column: ListColumn, actorId: string): Condition {
  const chosen = Array.isArray(value) ? value.map(String) : []
  const keys = column.isMember ? chosen.map((key) => (key === 'me' ? actorId : key)) : chosen
  if (column.kind === 'choices') {
    const holds = sql`coalesce(${column.value} ?| ${keys}::text[], false)`
    return operator === 'any_of' ? sql<boolean>`${holds}` : sql<boolean>`not ${holds}`
  }
  const holds = sql`coalesce(${column.value}::text = any(${keys}::text[]), false)`
  return operator === 'any_of' ? sql<boolean>`${holds}` : sql<boolean>`not ${holds}`
}
