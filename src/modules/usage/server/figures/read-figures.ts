import { sql } from 'kysely'
import type { Attribute } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, type PlainDateString, todayIn } from '#platform/kernel/dates.ts'
import { measureAttributes } from '../attributes/measure-attributes.ts'
import { lastDayToldOf, usageAttributes } from '../attributes/usage-attributes.ts'

const sources = [usageAttributes, measureAttributes]

/** The figures of usage that are numbers, those that people defined among them. */
export async function listFigures(context: Context): Promise<Attribute[]> {
  const all: Attribute[] = []
  for (const source of sources) all.push(...(await source.list(context)).filter(({ kind }) => kind === 'number'))
  return all
}

/**
 * Figures of customers by their keys, as of a day. `toldAs` is the day that they are of: an earlier one while no events come
 * from anybody. What is not known of a customer is left out. A constant number of queries.
 */
export async function readFigures(
  context: Context,
  { keys, accountIds, asOf }: { keys: readonly string[]; accountIds: readonly string[]; asOf: PlainDateString },
) {
  const toldAs = await lastDayToldOf(context, asOf)
  const figures = new Map<string, Map<string, number>>()
  for (const source of sources) {
    const wanted = (await source.list(context)).flatMap(({ key }) => (keys.includes(key) ? [key] : []))
    if (wanted.length === 0 || accountIds.length === 0) continue
    const query = await source.select(context, wanted, asOf)
    const values = wanted.map((key) => sql`${key}::text, ${sql.id('known', key)}`)
    const { rows } = await sql<{ account_id: string; figures: Record<string, number | null> }>`
      select known.account_id, json_build_object(${sql.join(values)}) as figures from (${query}) as known
      where known.account_id = any(${[...accountIds]}::uuid[])`.execute(context.transaction)
    for (const row of rows) {
      const known = figures.get(row.account_id) ?? new Map<string, number>()
      for (const [key, value] of Object.entries(row.figures)) if (value !== null) known.set(key, Number(value))
      figures.set(row.account_id, known)
    }
  }
  return { toldAs, figures }
}

/** The last day with events, where none came from anybody for longer than a long weekend; else null. */
export async function dataStoppedOn(context: Context): Promise<PlainDateString | null> {
  const yesterday = addDays(todayIn(context.timeZone, context.clock.now()), -1)
  const last = await lastDayToldOf(context, yesterday)
  return last < yesterday ? last : null
}
