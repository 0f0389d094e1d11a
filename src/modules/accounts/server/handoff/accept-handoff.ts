import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { Handoff } from '../../contract.ts'
import { acceptHandoff as toAccepted } from '../../domain/forms/handoff.ts'
import { mappedPeople } from '../../domain/profile/mapped-people.ts'
import { handoffAccepted } from '../../events.ts'
import { createStakeholder } from '../stakeholders/create-stakeholder.ts'
import { listStakeholders } from '../stakeholders/list-stakeholders.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { changeHandoff, openForStep, recordStep } from './change-handoff.ts'
import { readHandoff } from './read-handoff.ts'

interface AcceptInput {
  accountId: string
  version: number
  note: string
  addsPeople?: boolean
}

/**
 * CS takes the customer over, and with `addsPeople` those of the sheet's relationship map who are not among its people yet.
 * Throws conflict `accounts.handoff_not_submitted`, `accounts.sheet_changed_meanwhile`.
 */
export async function acceptHandoff(
  context: Context,
  { accountId, version, note, addsPeople = false }: AcceptInput,
): Promise<Handoff> {
  const opened = await openForStep(context, accountId, version)
  await changeHandoff(context, opened, {
    status: toAccepted(opened.row.status),
    accepted_on: todayIn(context.timeZone, context.clock.now()),
    accepted_by: context.actor.name,
  })
  await recordStep(context, opened, { step: 'accepted', body: note })
  await recordTimelineEntry(context, { accountId, kind: 'accounts.handoff_accepted', body: note || null })
  if (addsPeople) {
    const people = mappedPeople(opened.answers.map, await listStakeholders(context, accountId))
    for (const person of people) await createStakeholder(context, accountId, person)
  }
  await recordEvent(context, handoffAccepted, { accountId }, accountId)
  return readHandoff(context, accountId)
}
