import type { Context } from '#platform/context/context.ts'
import { type CustomerWords, statedGoals } from '../../../domain/words/stated-goals.ts'
import { requireAccount } from '../../profiles/find-account.ts'
import { loadSheet } from './load-sheet.ts'

/** What the customer's two sheets say it wants to reach, as stated. Throws notFound `accounts.no_such_account`. */
export async function readCustomerWords(context: Context, accountId: string): Promise<CustomerWords> {
  await requireAccount(context, accountId)
  const handoff = await loadSheet(context, accountId, 'handoff')
  const hearing = await loadSheet(context, accountId, 'hearing')
  return statedGoals({ handoff: handoff.stored.answers, hearing: hearing.stored.answers })
}
