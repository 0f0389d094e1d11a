import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { type FieldError, ProductError } from '#platform/kernel/errors.ts'
import type { KickoffView } from '../../contract.ts'
import { kickoffGate, type MissingForKickoff } from '../../domain/outcome/kickoff-gate.ts'
import { moveProject } from '../../domain/outcome/project-state.ts'
import { isOpen } from '../../domain/task.ts'
import { kickoffDone } from '../../events.ts'
import { updateTask } from '../plan/task-queries.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { kickoffFacts, kickoffView } from './kickoff-view.ts'
import { readKickoffBasis } from './read-kickoff.ts'

/** Marks the kickoff as done. Throws conflict `onboarding.kickoff_incomplete` with what is missing as fields. */
export async function completeKickoff(
  context: Context,
  projectId: string,
  input: { doneOn: string },
): Promise<KickoffView> {
  refuseFuture(context, input.doneOn, 'doneOn')
  const project = await lockOpenProject(context, projectId)
  const basis = await readKickoffBasis(context, project)
  const gate = kickoffGate(kickoffFacts(basis))
  if (project.state === 'planning' && !gate.isOpen) throw kickoffIncomplete(gate.missing)
  const facts = { isKickoffGateOpen: gate.isOpen, isValueConfirmed: false, verdict: null }
  const state = moveProject(project.state, 'complete_kickoff', facts)
  await touchProject(context, project, { state, kickoff_done_on: input.doneOn })
  const task = basis.tasks.find(({ kind }) => kind === 'kickoff')
  if (task && isOpen(task)) {
    await updateTask(context.transaction, project, task.task_id, {
      status: 'done',
      done_on: input.doneOn,
      done_by: context.actor.name,
    })
  }
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.kickoff_done',
    params: { projectId, on: input.doneOn },
  })
  await recordEvent(context, kickoffDone, { projectId, on: input.doneOn }, project.account_id)
  return kickoffView({ ...project, kickoff_done_on: input.doneOn }, await readKickoffBasis(context, project))
}

/** The refusal, with one field for each thing that is missing. */
export function kickoffIncomplete(missing: readonly MissingForKickoff[]): ProductError {
  const fields = missing.map((path): FieldError => ({ path, code: 'onboarding.missing_for_kickoff' }))
  return new ProductError('conflict', 'onboarding.kickoff_incomplete', { count: missing.length }, fields)
}
