import type { Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'

/** A plan that was changed since leaves nothing of what was proposed for it. */
export async function deleteProposal(transaction: Transaction, key: ProjectKey): Promise<void> {
  await tables(transaction)
    .deleteFrom('onboarding.replan_proposals')
    .where((where) => where.and(keyOf(key)))
    .execute()
}
