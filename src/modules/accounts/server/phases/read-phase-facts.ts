import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { Account } from '../../contract.ts'
import type { PhaseFacts } from '../../domain/phase.ts'
import { selectReportedFacts } from './phase-queries.ts'

/** What is known of a customer's phase today: its contract dates and what other modules reported. */
export async function readPhaseFacts(context: Context, account: Account): Promise<PhaseFacts> {
  const today = todayIn(context.timeZone, context.clock.now())
  const { contractStartOn, renewalOn, autoRenewal } = account
  const contractSigned = contractStartOn !== null || renewalOn !== null
  const hasStarted = contractStartOn === null || contractStartOn <= today
  const hasEnded = renewalOn !== null && renewalOn <= today && autoRenewal !== true
  return {
    ...(await selectReportedFacts(context.transaction, account.id)),
    today,
    contractSigned,
    contractActive: contractSigned && hasStarted && !hasEnded,
    renewalOn,
  }
}
