import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { moveProject } from '../../domain/outcome/project-state.ts'
import { valueWithdrawn } from '../../events.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { type ConfirmationRow, insertWithdrawal, selectConfirmations } from './confirmation-queries.ts'

/**
 * Withdraws a confirmation that was recorded by mistake or taken back by the customer: it stays readable, counts no
 * longer, and a project whose only one it was is running again. Throws not found `onboarding.no_such_confirmation`,
 * conflict `onboarding.value_withdrawn`, `onboarding.project_closed`, invalid `onboarding.date_in_future`.
 */
export async function withdrawValue(
  context: Context,
  target: { id: string; confirmationId: string },
  { reason, withdrawnOn }: { reason: string; withdrawnOn: string },
) {
  refuseFuture(context, withdrawnOn, 'withdrawnOn')
  const project = await lockOpenProject(context, target.id)
  const all = await selectConfirmations(context.transaction, project)
  const confirmation = all.find(({ value_confirmation_id }) => value_confirmation_id === target.confirmationId)
  if (!confirmation) throw notFound('onboarding.no_such_confirmation')
  if (confirmation.withdrawn_on !== null) throw conflict('onboarding.value_withdrawn')
  await insertWithdrawal(context.transaction, {
    ...keyOf(project),
    value_confirmation_id: target.confirmationId,
    reason,
    withdrawn_on: withdrawnOn,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  const remaining = all.filter((each) => each.withdrawn_on === null && each !== confirmation)
  const valueConfirmedOn = firstDay(remaining.filter(({ cycle }) => cycle === project.cycle))
  if (confirmation.cycle !== project.cycle) {
    const earlier = firstDay(remaining.filter(({ cycle }) => cycle !== project.cycle))
    const isFirst = project.earlier_first_value_on === confirmation.confirmed_on
    await touchProject(context, project, {
      earlier_value_confirmed_on: earlier,
      ...(isFirst && { earlier_first_value_on: earlier }),
    })
  } else await withdrawFromRound(context, project, { confirmation, valueConfirmedOn })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.value_withdrawn',
    params: { projectId: target.id, name: confirmation.name },
    body: reason,
  })
  await recordEvent(context, valueWithdrawn, { projectId: target.id, on: withdrawnOn }, project.account_id)
  return { valueConfirmedOn }
}

/** The earliest day on which one of them was said. */
function firstDay(confirmations: readonly ConfirmationRow[]): string | null {
  return confirmations.map((each) => each.confirmed_on).toSorted()[0] ?? null
}

async function withdrawFromRound(
  context: Context,
  project: Project,
  { confirmation, valueConfirmedOn }: { confirmation: ConfirmationRow; valueConfirmedOn: string | null },
): Promise<void> {
  const facts = { isKickoffGateOpen: false, isValueConfirmed: valueConfirmedOn !== null, verdict: null }
  const isReopened = project.state === 'value_confirmed' && valueConfirmedOn === null
  await touchProject(context, project, {
    value_confirmed_on: valueConfirmedOn,
    // The day that the withdrawn words stood for stands for nothing; an earlier sign of value remains one.
    ...(project.first_value_on === confirmation.confirmed_on && { first_value_on: valueConfirmedOn }),
    ...(isReopened && { state: moveProject(project.state, 'withdraw_value', facts) }),
  })
}
