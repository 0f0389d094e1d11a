import type { Context } from '#platform/context/context.ts'
import type { KnownFacts } from '../../domain/known-facts.ts'
import { listKnownFacts } from '../known-facts/list-known-facts.ts'
import { selectOutcomes } from './outcome-queries.ts'

/** Customers in memory at once. */
const batchSize = 1000

export interface CustomerSoFar {
  id: string
  name: string
  phase: string
  isChurned: boolean
  /** Null while the onboarding has not ended. */
  gotValue: boolean | null
  facts: KnownFacts
}

/** All customers with what is known of them and how they fared, from one on, in two statements a thousand. */
export async function* customersSoFar(context: Context, after: string | undefined): AsyncGenerator<CustomerSoFar> {
  let from = after ?? '00000000-0000-0000-0000-000000000000'
  while (true) {
    const rows = await selectOutcomes(context.transaction, { after: from, limit: batchSize })
    const last = rows.at(-1)
    if (last === undefined) return
    const ids = rows.map(({ account_id }) => account_id)
    const facts = await listKnownFacts(context, ids)
    for (const row of rows)
      yield {
        id: row.account_id,
        name: row.name,
        phase: row.phase,
        isChurned: row.phase === 'churned',
        gotValue: row.onboarding_result === null ? null : row.onboarding_result !== 'ended_without_value',
        facts: facts.get(row.account_id) ?? new Map(),
      }
    from = last.account_id
  }
}
