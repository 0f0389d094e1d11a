import type { Context } from '#platform/context/context.ts'
import type { AccountFit } from '../../contract.ts'
import { judgeFit } from '../../domain/fit/fit.ts'
import { listKnownFacts } from '../known-facts/list-known-facts.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { readIdealCustomer } from './ideal-customer.ts'

/** Throws not found `accounts.no_such_account`. */
export async function readFit(context: Context, accountId: string): Promise<AccountFit> {
  await requireAccount(context, accountId)
  const { version, definition } = await readIdealCustomer(context)
  const facts = await listKnownFacts(context, [accountId])
  const fit = judgeFit(definition, facts.get(accountId) ?? new Map())
  const verdicts = new Map(fit.criteria.map(({ key, verdict }) => [key, verdict]))
  return {
    ...fit,
    idealVersion: version,
    criteria: definition.criteria.map(({ key, label, weight, isMust }) => ({
      key,
      label,
      weight,
      isMust,
      verdict: verdicts.get(key) ?? 'unknown',
    })),
    alternative: fit.verdict === 'caution' || fit.verdict === 'poor_fit' ? definition.alternatives[fit.verdict] : null,
  }
}
