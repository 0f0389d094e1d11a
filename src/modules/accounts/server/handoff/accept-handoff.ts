import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { Handoff } from '../../contract.ts'
import { acceptHandoff as toAccepted } from '../../domain/forms/handoff.ts'
import { handoffAccepted } from '../../events.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { changeHandoff, openForStep, recordStep } from './change-handoff.ts'
import { readHandoff } from './read-handoff.ts'

/** CS takes the customer over. Throws conflict `accounts.handoff_not_submitted`, `accounts.sheet_changed_meanwhile`. */
export async function acceptHandoff(
  context: Context,
  { accountId, version, note }: { accountId: string; version: number; note: string },
): Promise<Handoff> {
  const opened = await openForStep(context, accountId, version)
  await changeHandoff(context, opened, {
    status: toAccepted(opened.row.status),
    accepted_on: todayIn(context.timeZone, context.clock.now()),
    accepted_by: context.actor.name,
  })
  await recordStep(context, opened, { step: 'accepted', body: note })
  await recordTimelineEntry(context, { accountId, kind: 'accounts.handoff_accepted', body: note || null })
  await recordEvent(context, handoffAccepted, { accountId }, accountId)
  return readHandoff(context, accountId)
}
