import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { phaseModel } from '../../content/built-in.ts'
import type { AccountPhases } from '../../contract.ts'
import { type Phase, movePhase as refusalsOf } from '../../domain/phase.ts'
import { requireLockedAccount } from '../profiles/find-account.ts'
import { listPhases } from './list-phases.ts'
import { movePhaseTo } from './move-phase-to.ts'
import { readPhaseFacts } from './read-phase-facts.ts'

/**
 * Moves a customer if the conditions hold. Throws invalid `accounts.phase_refused` with each reason as a field error of
 * `phase`.
 */
export async function movePhase(
  context: Context,
  accountId: string,
  phase: Phase,
  reason: string | null,
): Promise<AccountPhases> {
  const account = await requireLockedAccount(context, accountId)
  const refusals = refusalsOf(phaseModel, account.phase, phase, await readPhaseFacts(context, account))
  if (refusals.length > 0) {
    throw invalid(
      'accounts.phase_refused',
      {},
      refusals.map(({ code, condition }) => ({
        path: 'phase',
        code,
        ...(condition && { params: { condition: phaseModel.conditions[condition][context.locale] } }),
      })),
    )
  }
  await movePhaseTo(context, accountId, phase, reason)
  return listPhases(context, accountId)
}

/** Moves a customer against the conditions; the caller has the permission for that. */
export async function overridePhase(
  context: Context,
  accountId: string,
  phase: Phase,
  reason: string,
): Promise<AccountPhases> {
  if (!(await movePhaseTo(context, accountId, phase, reason))) {
    throw invalid('accounts.phase_refused', {}, [{ path: 'phase', code: 'accounts.phase_unchanged' }])
  }
  return listPhases(context, accountId)
}
