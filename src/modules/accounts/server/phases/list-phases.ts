import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { phaseModel } from '../../content/built-in.ts'
import type { AccountPhases } from '../../contract.ts'
import { movePhase } from '../../domain/phase.ts'
import { phaseStays } from '../../domain/phase-history.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { selectPhaseEntries } from './phase-queries.ts'
import { readPhaseFacts } from './read-phase-facts.ts'

/** The customer's phases with time in each, and where it may move. */
export async function listPhases(context: Context, accountId: string): Promise<AccountPhases> {
  const account = await requireAccount(context, accountId)
  const today = todayIn(context.timeZone, context.clock.now())
  const entries = (await selectPhaseEntries(context.transaction, accountId)).filter((entry) => entry.since <= today)
  const stays = phaseStays(
    entries.map((entry) => ({ phase: entry.phase, enteredOn: entry.since })),
    today,
  )
  const facts = await readPhaseFacts(context, account)
  const targets = phaseModel.phases.find((phase) => phase.key === account.phase)?.moves ?? []
  return {
    phase: account.phase,
    since: account.phaseSince,
    stays: stays.map((stay, index) => ({
      ...stay,
      reason: entries[index]?.reason ?? null,
      movedBy: entries[index]?.moved_by ?? '',
    })),
    moves: targets.map((phase) => ({ phase, refusals: movePhase(phaseModel, account.phase, phase, facts) })),
  }
}
