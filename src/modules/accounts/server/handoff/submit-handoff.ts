import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { Handoff } from '../../contract.ts'
import { submitHandoff as toSubmitted } from '../../domain/forms/handoff.ts'
import { handoffSubmitted } from '../../events.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { changeHandoff, openForStep, recordStep } from './change-handoff.ts'
import { readHandoff } from './read-handoff.ts'

/**
 * Sales hands the sheet over to CS. Throws invalid `accounts.handoff_incomplete` with a field error for each missing
 * answer, `accounts.won_on_missing`, conflict `accounts.handoff_not_with_sales`, `accounts.sheet_changed_meanwhile`.
 */
export async function submitHandoff(
  context: Context,
  { accountId, version, note }: { accountId: string; version: number; note: string },
): Promise<Handoff> {
  const opened = await openForStep(context, accountId, version)
  const status = toSubmitted(opened.row.status, opened.form, opened.answers)
  if (opened.row.won_on === null) {
    throw invalid('accounts.won_on_missing', {}, [{ path: 'wonOn', code: 'accounts.answer_required' }])
  }
  const today = todayIn(context.timeZone, context.clock.now())
  await changeHandoff(context, opened, {
    status,
    first_submitted_on: opened.row.first_submitted_on ?? today,
    submitted_on: today,
    submitted_by: context.actor.name,
  })
  await recordStep(context, opened, { step: 'submitted', body: note })
  await recordTimelineEntry(context, { accountId, kind: 'accounts.handoff_submitted', body: note || null })
  await recordEvent(context, handoffSubmitted, { accountId }, accountId)
  return readHandoff(context, accountId)
}
