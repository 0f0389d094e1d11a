import type { Context } from '#platform/context/context.ts'
import { phaseModel } from '../../content/built-in.ts'
import { proposePhase } from '../../domain/phase.ts'
import { requireLockedAccount } from '../profiles/find-account.ts'
import { movePhaseTo } from './move-phase-to.ts'
import { type ReportedFacts, selectReportedFacts, updateReportedFacts } from './phase-queries.ts'
import { readPhaseFacts } from './read-phase-facts.ts'

export type { ReportedFacts } from './phase-queries.ts'

/**
 * Keeps what the caller found out of a customer, and makes the move of phase that it calls for by the model's rules, if
 * any. Facts left out keep their value. Throws notFound `accounts.no_such_account`.
 */
export async function reportPhaseFacts(
  context: Context,
  accountId: string,
  facts: Partial<ReportedFacts>,
): Promise<void> {
  const account = await requireLockedAccount(context, accountId)
  const known = await selectReportedFacts(context.transaction, accountId)
  await updateReportedFacts(context.transaction, accountId, { ...known, ...facts })
  const proposal = proposePhase(phaseModel, account.phase, await readPhaseFacts(context, account))
  if (proposal !== null) await movePhaseTo(context, accountId, proposal.target, null)
}
