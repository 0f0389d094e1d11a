import { type RawBuilder, sql } from 'kysely'
import type { Attribute, AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'

/** All that modules know of customers, by attribute with the source that tells it. */
export interface Registry {
  attributes: ReadonlyMap<string, Attribute>
  sourceOf: ReadonlyMap<string, AttributeSource>
}

/** What every module offers in this workspace: a constant number of queries. */
export async function readRegistry(context: Context, sources: readonly AttributeSource[]): Promise<Registry> {
  const attributes = new Map<string, Attribute>()
  const sourceOf = new Map<string, AttributeSource>()
  for (const source of sources) {
    for (const attribute of await source.list(context)) {
      attributes.set(attribute.key, attribute)
      sourceOf.set(attribute.key, source)
    }
  }
  return { attributes, sourceOf }
}

export interface Wanted {
  wanted: readonly string[]
  asOf: PlainDateString
  accountIds?: readonly string[] | undefined
  /** More columns of `accounts`, which is the view of all customers, and of what is joined to it. */
  beside?: { columns: RawBuilder<unknown>; joins: RawBuilder<unknown> }
}

export interface KnownQuery {
  /** One row a customer with `account_id` and a column a wanted attribute, in the order of `columns`. */
  query: RawBuilder<unknown>
  /** The column of each attribute that is provided. */
  columns: ReadonlyMap<string, string>
}

const castOf: Readonly<Record<Attribute['kind'], string>> = {
  number: 'float8',
  money: 'float8',
  boolean: 'boolean',
  choice: 'text',
  text: 'text',
  choices: 'text',
  date: 'text',
  member: 'text',
}

/**
 * What is known of customers as of a day, each source read once. Where only some customers are wanted the sources are
 * narrowed to them, which reaches down into their aggregates.
 */
export async function knownQuery(
  context: Context,
  { attributes, sourceOf }: Registry,
  { wanted, asOf, accountIds, beside }: Wanted,
): Promise<KnownQuery> {
  const provided = [...new Set(wanted)].filter((key) => attributes.has(key))
  const columns = new Map(provided.map((key, index) => [key, `k${index}`]))
  const narrowed = accountIds === undefined ? sql`` : sql`where source.account_id = any(${[...accountIds]}::uuid[])`
  const joins: RawBuilder<unknown>[] = []
  const selected: RawBuilder<unknown>[] = [sql`accounts.account_id`]
  for (const source of new Set(provided.map((key) => sourceOf.get(key)))) {
    if (source === undefined) continue
    const keys = provided.filter((key) => sourceOf.get(key) === source)
    const alias = `s${joins.length}`
    joins.push(sql`left join (select source.* from (${await source.select(context, keys, asOf)}) as source ${narrowed})
      as ${sql.id(alias)} on ${sql.id(alias)}.account_id = accounts.account_id`)
    for (const key of keys) {
      const cast = sql.raw(castOf[attributes.get(key)?.kind ?? 'text'])
      selected.push(sql`${sql.id(alias)}.${sql.id(key)}::${cast} as ${sql.id(columns.get(key) ?? key)}`)
    }
  }
  const only = accountIds === undefined ? sql`` : sql`where accounts.account_id = any(${[...accountIds]}::uuid[])`
  if (beside) {
    selected.push(beside.columns)
    joins.push(beside.joins)
  }
  const query = sql`select ${sql.join(selected)} from accounts.published_accounts as accounts
    ${sql.join(joins, sql` `)} ${only}`
  return { query, columns }
}
