import { type RawBuilder, sql } from 'kysely'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import { createKeyMaker, keyText } from '../../domain/intake/keys.ts'
import { derivedNameOf, type EventSet, eventSetsOf, type MeasureDefinition } from '../../domain/measures/measure.ts'

const makeKey = createKeyMaker()

/** The keys under which the events of a set are counted. */
export function keysOf(set: EventSet): string[] {
  const derived = derivedNameOf(set)
  return (derived === undefined ? set.names : [derived]).map((name) => keyText(makeKey(name)))
}

const isOf = (set: EventSet) => sql`one.event_key = any(${`{${keysOf(set).join(',')}}`}::bigint[])`

/** How far back a measure looks, in days. */
export const reachOf = (definition: MeasureDefinition): number =>
  definition.kind === 'last_seen' ? 400 : definition.kind === 'trend' ? 2 * definition.days : definition.days

const after = (day: PlainDateString, days: number) => sql`part.day > ${addDays(day, -days)}::date`

/**
 * A measure as of `day` over the counts of one customer: rows `part` (day) and `one` (person, event_key, events), and the
 * customer's `account.seats`. Null where it cannot be told.
 */
export function measureSql(definition: MeasureDefinition, day: PlainDateString): RawBuilder<unknown> {
  const { events } = definition
  const sumOf = (set: EventSet, days: number) =>
    sql`coalesce(sum(one.events) filter (where ${isOf(set)} and ${after(day, days)}), 0)`
  const peopleIn = (days: number) =>
    sql`count(distinct one.person) filter (where ${isOf(events)} and ${after(day, days)} and one.person <> 0)`
  const namesIn = (days: number) =>
    sql`count(distinct one.event_key) filter (where ${isOf(events)} and ${after(day, days)})`
  switch (definition.kind) {
    case 'count':
      return sumOf(events, definition.days)
    case 'people':
      return peopleIn(definition.days)
    case 'seat_share':
      return sql`case when max(account.seats) > 0
        then least(round(100.0 * ${peopleIn(definition.days)} / max(account.seats), 1), 100) end`
    case 'trend': {
      const now = sumOf(events, definition.days)
      const before = sql`(${sumOf(events, 2 * definition.days)} - ${now})`
      return sql`round(100.0 * (${now} - ${before}) / nullif(${before}, 0), 1)`
    }
    case 'breadth':
      return namesIn(definition.days)
    case 'reach':
      return sql`round(100.0 * ${namesIn(definition.days)} / ${keysOf(events).length}::int, 1)`
    case 'ratio':
      return sql`round(100.0 * ${sumOf(events, definition.days)} / nullif(${sumOf(definition.over, definition.days)}, 0), 1)`
    case 'last_seen':
      return sql`${day}::date - max(part.day) filter (where ${isOf(events)})`
  }
}

/** All measures in one pass: `account_id` and a column each, of customers of whom anything was ever heard. */
export function measuresSql(
  measures: readonly { column: string; definition: MeasureDefinition }[],
  day: PlainDateString,
): RawBuilder<unknown> {
  const reach = Math.max(1, ...measures.map(({ definition }) => reachOf(definition)))
  const keys = new Set(measures.flatMap(({ definition }) => eventSetsOf(definition).flatMap(keysOf)))
  const columns = measures.map(({ column, definition }) => sql`${measureSql(definition, day)} as ${sql.id(column)}`)
  return sql`select account.account_id${columns.length > 0 ? sql`, ${sql.join(columns)}` : sql``}
    from accounts.published_accounts as account
    join (select account_id from usage.account_days group by account_id) as heard using (account_id)
    left join usage.day_parts as part on part.account_id = account.account_id
      and part.day > ${addDays(day, -reach)}::date and part.day <= ${day}::date
    left join lateral unnest(part.users, part.event_keys, part.counts) as told (user_key, event_key, events)
      on told.event_key = any(${`{${[...keys].join(',')}}`}::bigint[])
    left join usage.people as merged on merged.user_key = told.user_key and merged.merged_into is not null
    cross join lateral (select coalesce(merged.merged_into, told.user_key) as person, told.event_key, told.events) as one
    group by account.account_id`
}
