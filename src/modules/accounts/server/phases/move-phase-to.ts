import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Phase } from '../../domain/phase.ts'
import { phaseMoved } from '../../events.ts'
import { requireLockedAccount } from '../profiles/find-account.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { insertPhaseEntries, updatePhase } from './phase-queries.ts'

/**
 * Moves a customer to a phase because of something that happened in the module that calls; conditions are not asked.
 * False when it is there already. Throws notFound `accounts.no_such_account`.
 */
export async function movePhaseTo(
  context: Context,
  accountId: string,
  phase: Phase,
  reason: string | null,
): Promise<boolean> {
  const account = await requireLockedAccount(context, accountId)
  if (account.phase === phase) return false
  const since = todayIn(context.timeZone, context.clock.now())
  const now = instantOf(context)
  await updatePhase(context.transaction, accountId, { phase, phase_since: since, updated_at: now })
  const id = newId(context.clock.now())
  await insertPhaseEntries(context.transaction, context.workspaceId, [
    { id, accountId, phase, since, reason, movedBy: context.actor.name, movedAt: now },
  ])
  await recordTimelineEntry(context, {
    accountId,
    kind: 'accounts.phase_moved',
    params: { from: account.phase, to: phase },
    body: reason,
  })
  await recordEvent(context, phaseMoved, { accountId, from: account.phase, to: phase }, accountId)
  return true
}
