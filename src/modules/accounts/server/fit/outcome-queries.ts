import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

/** Customers with how they ended, in the order of their IDs. */
export function selectOutcomes(db: Db, { after, limit }: { after: string; limit: number }) {
  return tables(db)
    .selectFrom('accounts.accounts')
    .select([
      'account_id',
      'name',
      'phase',
      sql<string | null>`phase_facts ->> 'onboardingResult'`.as('onboarding_result'),
    ])
    .where('archived_at', 'is', null)
    .where('account_id', '>', after)
    .orderBy('account_id')
    .limit(limit)
    .execute()
}
