import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Blocker, BlockerInput } from '../../contract.ts'
import { blockerRaised } from '../../events.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { findBlockerByClientId, insertBlocker, insertBlockerStep } from './blocker-queries.ts'
import { readBlocker } from './read-blockers.ts'

export type NewBlocker = BlockerInput & { clientId: string; raisedOn?: string | undefined }

/** Throws invalid `onboarding.date_in_future`, `onboarding.blocker_invalid`, conflict `onboarding.project_closed`. */
export async function raiseBlocker(context: Context, projectId: string, input: NewBlocker): Promise<Blocker> {
  const project = await lockOpenProject(context, projectId)
  return readBlocker(context, project, await writeBlocker(context, project, input))
}

/** Writes a blocker into the project, which the caller has locked, and answers with its ID. Sent twice it is raised once. */
export async function writeBlocker(context: Context, project: Project, input: NewBlocker): Promise<string> {
  const { transaction } = context
  const known = await findBlockerByClientId(transaction, project, input.clientId)
  if (known) return known.blocker_id
  const { raisedOn = todayOf(context) } = input
  refuseFuture(context, raisedOn, 'raisedOn')
  const id = newId(context.clock.now())
  await insertBlocker(transaction, {
    ...keyOf(project),
    ...(await columnsOf(context, project, input)),
    blocker_id: id,
    client_id: input.clientId,
    state: 'raised',
    raised_on: raisedOn,
  })
  await insertBlockerStep(transaction, {
    ...keyOf(project),
    blocker_step_id: newId(context.clock.now()),
    blocker_id: id,
    state: 'raised',
    owner_side: input.ownerSide,
    on_day: raisedOn,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project)
  const { project_id: projectId, account_id: accountId } = project
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.blocker_raised',
    params: { projectId, blockerId: id, title: input.title },
    visibility: input.visibility,
  })
  const event = { projectId, blockerId: id, kind: input.kind, ownerSide: input.ownerSide, impact: input.impact }
  await recordEvent(context, blockerRaised, event, accountId)
  return id
}

/** What the input says, as columns. Throws invalid `onboarding.blocker_invalid` for tasks of elsewhere or a team of ours. */
export async function columnsOf(context: Context, project: Project, input: BlockerInput) {
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const known = new Set(tasks.map(({ task_id }) => task_id))
  if (input.taskIds.some((id) => !known.has(id)))
    throw invalid('onboarding.blocker_invalid', {}, [{ path: 'taskIds', code: 'onboarding.no_such_task' }])
  return {
    kind: input.kind,
    title: input.title,
    detail: input.detail,
    owner_side: input.ownerSide,
    owner_team: input.ownerSide === 'customer' ? input.ownerTeam : null,
    owner_name: input.ownerName,
    impact: input.impact,
    task_ids: [...new Set(input.taskIds)],
    solution: input.solution,
    expected_on: input.expectedOn,
    visibility: input.visibility,
  }
}
