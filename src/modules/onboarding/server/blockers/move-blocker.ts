import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Blocker } from '../../contract.ts'
import { type BlockerState, nextStates } from '../../domain/blocker.ts'
import { blockerResolved } from '../../events.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { type BlockerRow, insertBlockerStep, updateBlocker } from './blocker-queries.ts'
import { readBlocker } from './read-blockers.ts'
import { type BlockerTarget, lockBlocker } from './require-blocker.ts'

/** Throws conflict `onboarding.move_not_possible`, and as `lockBlocker`. */
export async function moveBlocker(
  context: Context,
  target: BlockerTarget,
  input: { version: number; state: BlockerState; note: string },
): Promise<Blocker> {
  const { project, blocker } = await lockBlocker(context, target, input.version)
  if (!nextStates(blocker.state).includes(input.state)) throw conflict('onboarding.move_not_possible')
  await writeBlockerStep(context, { project, blocker }, input)
  return readBlocker(context, project, blocker.blocker_id)
}

/** Moves the blocker and keeps the step. */
export async function writeBlockerStep(
  context: Context,
  { project, blocker }: { project: Project; blocker: BlockerRow },
  { state, note }: { state: BlockerState; note: string },
): Promise<void> {
  const on = todayOf(context)
  await updateBlocker(context.transaction, project, blocker.blocker_id, {
    state,
    resolved_on: state === 'resolved' ? on : null,
  })
  await insertBlockerStep(context.transaction, {
    ...keyOf(project),
    blocker_step_id: newId(context.clock.now()),
    blocker_id: blocker.blocker_id,
    state,
    owner_side: blocker.owner_side,
    note,
    on_day: on,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project)
  const { project_id: projectId, account_id: accountId } = project
  await recordTimelineEntry(context, {
    accountId,
    kind: `onboarding.blocker_${state}`,
    params: { projectId, blockerId: blocker.blocker_id, title: blocker.title },
    body: note === '' ? null : note,
  })
  if (state === 'resolved')
    await recordEvent(context, blockerResolved, { projectId, blockerId: blocker.blocker_id, on }, accountId)
}
