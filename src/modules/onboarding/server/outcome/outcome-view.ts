import { rekickoffSchema, valueConfirmationSchema } from '../../contract.ts'
import type { ConfirmationRow, selectRekickoffs } from './confirmation-queries.ts'

export function confirmationView(row: ConfirmationRow) {
  return valueConfirmationSchema.parse({
    ...row,
    id: row.value_confirmation_id,
    goalId: row.goal_id,
    confirmedOn: row.confirmed_on,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    withdrawn: row.withdrawn_on === null ? null : { on: row.withdrawn_on, because: row.withdrawn_because ?? '' },
  })
}

export function rekickoffView(row: Awaited<ReturnType<typeof selectRekickoffs>>[number]) {
  return rekickoffSchema.parse({
    id: row.rekickoff_id,
    fromCycle: row.from_cycle,
    reasonKeys: row.reason_keys,
    rootCause: row.root_cause,
    sponsorName: row.sponsor_name,
    sponsorWords: row.sponsor_words,
    heldOn: row.held_on,
    previousValueOn: row.previous_value_on,
    valueOn: row.value_on,
    recordedBy: row.recorded_by,
  })
}
