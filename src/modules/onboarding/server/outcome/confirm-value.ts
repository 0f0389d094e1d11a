import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { moveProject } from '../../domain/outcome/project-state.ts'
import { firstValueReached, valueConfirmed } from '../../events.ts'
import { requireGoal } from '../goals/require-goal.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { findConfirmation, insertConfirmation } from './confirmation-queries.ts'
import { confirmationView } from './outcome-view.ts'

export interface ConfirmationInput {
  clientId: string
  goalId: string | null
  words: string
  name: string
  title: string
  confirmedOn: string
  /** How it was said, where we write it down; null when the customer itself confirmed in the portal. */
  how: string | null
}

/** Records on behalf of the customer. Throws as `writeConfirmation`. */
export async function recordValueConfirmation(context: Context, projectId: string, input: ConfirmationInput) {
  return writeConfirmation(context, await lockProject(context, projectId), input)
}

/**
 * Writes the customer's confirmation of value into the project, which the caller has locked. It never changes; sent
 * twice it is taken once. Throws conflict `onboarding.project_closed`, `onboarding.move_not_possible` before the kickoff,
 * invalid `onboarding.date_in_future`, `onboarding.before_contract_start`, `onboarding.before_round_start`.
 */
export async function writeConfirmation(context: Context, project: Project, input: ConfirmationInput) {
  const earlier = await findConfirmation(context.transaction, project, input.clientId)
  if (earlier) return confirmationView(earlier)
  if (project.ended_on !== null) throw conflict('onboarding.project_closed')
  refuseFuture(context, input.confirmedOn, 'confirmedOn')
  if (input.confirmedOn < project.contract_start_on) {
    const code = 'onboarding.before_contract_start'
    throw invalid(code, {}, [{ path: 'confirmedOn', code }])
  }
  if (project.rekicked_off_on !== null && input.confirmedOn < project.rekicked_off_on) {
    const code = 'onboarding.before_round_start'
    throw invalid(code, {}, [{ path: 'confirmedOn', code }])
  }
  if (input.goalId !== null) await requireGoal(context, project, input.goalId)
  const facts = { isKickoffGateOpen: false, isValueConfirmed: true, verdict: null }
  const state = project.state === 'value_confirmed' ? project.state : moveProject(project.state, 'confirm_value', facts)

  const isOwnWord = input.how === null
  const row = await insertConfirmation(context.transaction, {
    ...keyOf(project),
    value_confirmation_id: newId(context.clock.now()),
    cycle: project.cycle,
    client_id: input.clientId,
    goal_id: input.goalId,
    words: input.words,
    name: input.name,
    title: input.title,
    stakeholder_id: context.actor.kind === 'portal' ? context.actor.id : null,
    confirmed_on: input.confirmedOn,
    source: isOwnWord ? 'customer' : 'on_behalf',
    how: input.how,
    recorded_by: isOwnWord ? null : context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project, {
    state,
    first_value_on: project.first_value_on ?? input.confirmedOn,
    value_confirmed_on: earlierOf(project.value_confirmed_on, input.confirmedOn),
  })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.value_confirmed',
    params: { projectId: project.project_id, name: input.name, on: input.confirmedOn, source: row.source },
    body: input.words,
    visibility: 'customer',
  })
  const { project_id: projectId, account_id: accountId } = project
  if (project.first_value_on === null)
    await recordEvent(context, firstValueReached, { projectId, on: input.confirmedOn }, accountId)
  await recordEvent(context, valueConfirmed, { projectId, on: input.confirmedOn, source: row.source }, accountId)
  return confirmationView(row)
}

function earlierOf(known: string | null, other: string): string {
  return known !== null && known < other ? known : other
}
