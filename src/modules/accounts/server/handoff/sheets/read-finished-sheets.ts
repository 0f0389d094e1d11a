import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { completeness } from '../../../domain/forms/answers.ts'
import { findHandoff } from '../handoff-queries.ts'
import { loadSheet } from './load-sheet.ts'

/** Who finished something, and on which day. */
export interface Finished {
  on: string
  by: string | null
}

/** What of a customer's two sheets is finished; null for what is not, or not any more. */
export interface FinishedSheets {
  /** The handover sheet lies with CS, or was accepted. */
  submitted: Finished | null
  accepted: Finished | null
  /** Every required question of the questionnaire is answered, by whomever. */
  answered: Finished | null
}

export async function readFinishedSheets(context: Context, accountId: string): Promise<FinishedSheets> {
  const handoff = await findHandoff(context.transaction, accountId)
  const { found, stored, updatedAt, updatedBy } = await loadSheet(context, accountId, 'hearing')
  const isAnswered = updatedAt !== null && completeness(found.form, stored.answers).missing.length === 0
  const isSubmitted = handoff?.status === 'submitted' || handoff?.status === 'accepted'
  return {
    submitted: isSubmitted ? finished(handoff.submitted_on, handoff.submitted_by) : null,
    accepted: handoff?.status === 'accepted' ? finished(handoff.accepted_on, handoff.accepted_by) : null,
    answered: isAnswered ? finished(todayIn(context.timeZone, Date.parse(updatedAt)), updatedBy) : null,
  }
}

function finished(on: string | null, by: string | null): Finished | null {
  return on === null ? null : { on, by }
}
