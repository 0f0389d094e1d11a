import { type RawBuilder, sql } from 'kysely'
import type { AttributeKind } from '#platform/attributes/attribute.ts'
import { foldedText } from '#platform/database/folded-text.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import { type Group, isGroup, type Test } from '../../domain/condition.ts'

type Condition = RawBuilder<boolean>

/** How the questions of a condition find their values. */
export interface Asking {
  today: PlainDateString
  kindOf: (attribute: string) => AttributeKind
  column: (attribute: string) => RawBuilder<unknown>
}

/**
 * A condition as SQL; every value becomes a parameter. It is checked before it comes here. What is not known neither meets
 * nor breaks a comparison (null), except for `none_of`, `is_not` and `none`, which ask that something is not so.
 */
export function conditionSql({ match, of }: Group, asking: Asking): Condition {
  const parts = of.map((part) => (isGroup(part) ? conditionSql(part, asking) : testSql(part, asking)))
  if (parts.length === 0) return sql<boolean>`true`
  if (match === 'all') return sql<boolean>`(${sql.join(parts, sql` and `)})`
  if (match === 'any') return sql<boolean>`(${sql.join(parts, sql` or `)})`
  const broken = parts.map((part) => sql`${part} is not true`)
  return sql<boolean>`(${sql.join(broken, sql` and `)})`
}

export function testSql(test: Test, { today, kindOf, column }: Asking): Condition {
  const left = column(test.attribute)
  if (test.operator === 'empty') return sql<boolean>`(${left} is null)`
  if (test.operator === 'not_empty') return sql<boolean>`(${left} is not null)`
  switch (kindOf(test.attribute)) {
    case 'text':
      return textSql(test, left)
    case 'number':
    case 'money':
      return comparison(test, left, (value) =>
        Number.isInteger(value) ? sql`${value}::bigint` : sql`${value}::numeric`,
      )
    case 'date':
      return dateSql(test, left, today)
    case 'boolean':
      return test.operator === 'is_true' ? sql<boolean>`${left}` : sql<boolean>`(${left} is false)`
    case 'choice':
      return choiceSql(test, left, 'text')
    case 'member':
      return choiceSql(test, left, 'uuid')
    case 'choices':
      return choicesSql(test, left)
  }
}

function textSql({ operator, value }: Test, left: RawBuilder<unknown>): Condition {
  const wanted = foldForSearch(String(value)).trim()
  const text = foldedText(left)
  if (operator === 'contains') return sql<boolean>`(strpos(${text}, ${wanted}) > 0)`
  return operator === 'is' ? sql<boolean>`(${text} = ${wanted})` : sql<boolean>`(${text} is distinct from ${wanted})`
}

function dateSql(test: Test, left: RawBuilder<unknown>, today: PlainDateString): Condition {
  const days = Number(test.value)
  const day = (value: unknown) => sql`${value}::date`
  switch (test.operator) {
    case 'in_next_days':
      return sql<boolean>`(${left} between ${day(today)} and ${day(addDays(today, days))})`
    case 'in_last_days':
      return sql<boolean>`(${left} between ${day(addDays(today, -days))} and ${day(today)})`
    case 'before_last_days':
      return sql<boolean>`(${left} < ${day(addDays(today, -days))})`
    default:
      return comparison(test, left, day)
  }
}

function comparison(
  { operator, value }: Test,
  left: RawBuilder<unknown>,
  typed: (value: unknown) => RawBuilder<unknown>,
): Condition {
  switch (operator) {
    case 'between': {
      const [from, to] = Array.isArray(value) ? value : [value, value]
      return sql<boolean>`(${left} between ${typed(from)} and ${typed(to)})`
    }
    case 'lt':
    case 'before':
      return sql<boolean>`(${left} < ${typed(value)})`
    case 'lte':
      return sql<boolean>`(${left} <= ${typed(value)})`
    case 'gt':
    case 'after':
      return sql<boolean>`(${left} > ${typed(value)})`
    case 'gte':
      return sql<boolean>`(${left} >= ${typed(value)})`
    default:
      return sql<boolean>`(${left} = ${typed(value)})`
  }
}

const keysOf = ({ value }: Test) => (Array.isArray(value) ? value.map(String) : [])

function choiceSql(test: Test, left: RawBuilder<unknown>, type: 'text' | 'uuid'): Condition {
  const holds = sql<boolean>`(${left} = any(${keysOf(test)}::${sql.raw(type)}[]))`
  return test.operator === 'none_of' ? sql<boolean>`(${holds} is not true)` : holds
}

function choicesSql(test: Test, left: RawBuilder<unknown>): Condition {
  const keys = sql`${keysOf(test)}::text[]`
  if (test.operator === 'all_of') return sql<boolean>`(${left} ?& ${keys})`
  const holds = sql<boolean>`(${left} ?| ${keys})`
  return test.operator === 'none_of' ? sql<boolean>`(${holds} is not true)` : holds
}
