import type { Context } from '#platform/context/context.ts'
import type { PhaseFacts } from '../../domain/phase.ts'

/** What other modules know of a customer and the phases depend on. */
export type ReportedFacts = Pick<
  PhaseFacts,
  'fitJudged' | 'projectOpen' | 'onboardingResult' | 'renewalSettled' | 'expansionOpen' | 'churned'
>

/**
 * Keeps what the caller found out of a customer, and makes the move of phase that it calls for by the model's rules, if
 * any. Facts left out keep their value. Throws notFound `accounts.no_such_account`.
 */
export async function reportPhaseFacts(
  _context: Context,
  _accountId: string,
  _facts: Partial<ReportedFacts>,
): Promise<void> {
  throw new Error('not written yet')
}
