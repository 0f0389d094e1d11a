import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Attribute, AttributeSource } from './attribute.ts'

/** All that is known of customers, by key, each with the source that tells it. */
export type AttributeCatalogue = ReadonlyMap<string, Attribute & { source: AttributeSource }>

/** What these sources offer in the context's workspace, in the order of menus. */
export async function listAttributes(
  context: Context,
  sources: readonly AttributeSource[],
): Promise<AttributeCatalogue> {
  const catalogue = new Map<string, Attribute & { source: AttributeSource }>()
  for (const source of sources) {
    for (const attribute of await source.list(context)) catalogue.set(attribute.key, { ...attribute, source })
  }
  return catalogue
}

export interface JoinedAttributes {
  /** What to select from: every customer that is not archived, once. */
  from: RawBuilder<unknown>
  accountId: RawBuilder<unknown>
  /** The value of a wanted attribute; null where it is not known. */
  column: (key: string) => RawBuilder<unknown>
}

interface Asked {
  /** One of them has everybody. */
  sources: readonly AttributeSource[]
  catalogue: AttributeCatalogue
  wanted: Iterable<string>
  asOf: PlainDateString
}

/**
 * Joins the sources of the wanted attributes, and no others, into one source of rows. It begins with one that has
 * everybody, so that conditions over a single table stay conditions over that table. Throws an Error for what nobody offers.
 */
export async function joinAttributes(context: Context, asked: Asked): Promise<JoinedAttributes> {
  const { sources, catalogue, asOf } = asked
  const wantedOf = new Map<AttributeSource, string[]>()
  const aliases = new Map<string, string>()
  for (const key of new Set(asked.wanted)) {
    const source = catalogue.get(key)?.source
    if (source === undefined) throw new Error(`Nobody offers ${key}.`)
    wantedOf.set(source, [...(wantedOf.get(source) ?? []), key])
  }
  const base = [...wantedOf.keys(), ...sources].find(({ hasEveryone }) => hasEveryone)
  if (base === undefined) throw new Error('No source of attributes has everybody.')
  let from = sql`(${await base.select(context, wantedOf.get(base) ?? [], asOf)}) as base`
  for (const key of wantedOf.get(base) ?? []) aliases.set(key, 'base')
  wantedOf.delete(base)
  for (const [index, [source, keys]] of [...wantedOf].entries()) {
    const alias = `source_${index}`
    for (const key of keys) aliases.set(key, alias)
    const joined = source.hasEveryone ? sql`join` : sql`left join`
    from = sql`${from} ${joined} (${await source.select(context, keys, asOf)}) as ${sql.id(alias)}
      on ${sql.id(alias, 'account_id')} = base.account_id`
  }
  return {
    from,
    accountId: sql`base.account_id`,
    column: (key) => {
      const alias = aliases.get(key)
      if (alias === undefined) throw new Error(`${key} was not joined.`)
      return sql.id(alias, key)
    },
  }
}
