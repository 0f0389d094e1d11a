import { sql } from 'kysely'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import type { GraduationFacts } from '../../domain/outcome/graduation.ts'
import { todayOf } from '../today.ts'

export type Health = GraduationFacts['health']

/** How customers are doing, by customer; those of whom nothing is known are left out. */
export type HealthReader = (context: Context, accountIds: readonly string[]) => Promise<ReadonlyMap<string, Health>>

/** Where nobody tells of health, it is not known of anybody. */
export const healthUntold: HealthReader = async () => new Map()

const key = 'health.band'
/** Whether so little is known that the score is an indication only, and nobody decided it. */
const reference = 'health.is_reference'
const healthOf = new Map<string | null, Health>([
  ['good', 'healthy'],
  ['watch', 'watch'],
  ['risk', 'at_risk'],
])

/**
 * Reads health from whichever module offers it as an attribute: it stands above this one, which must not know it. A score that
 * is held says nothing, and one that rests on too little decides nothing. A constant number of queries.
 */
export function createHealthReader(sources: () => readonly AttributeSource[]): HealthReader {
  return async (context, accountIds) => {
    if (accountIds.length === 0) return new Map()
    const source = await findSource(context, sources())
    if (source === undefined) return new Map()
    const query = await source.select(context, [key, reference], todayOf(context))
    const { rows } = await sql<{ account_id: string; band: string | null }>`
      select known.account_id, case when not coalesce(${sql.id('known', reference)}, false) then ${sql.id('known', key)} end as band
      from (${query}) as known
      where known.account_id = any(${[...accountIds]}::uuid[])`.execute(context.transaction)
    return new Map(rows.map(({ account_id, band }) => [account_id, healthOf.get(band) ?? 'unknown']))
  }
}

async function findSource(context: Context, sources: readonly AttributeSource[]) {
  for (const source of sources) {
    // Its own attributes tell nothing of health, and to list them asks for programs.
    if (source.key.startsWith('onboarding.')) continue
    if ((await source.list(context)).some((attribute) => attribute.key === key)) return source
  }
  return undefined
}
