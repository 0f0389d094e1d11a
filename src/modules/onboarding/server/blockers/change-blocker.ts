import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Blocker, BlockerInput } from '../../contract.ts'
import { keyOf } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { insertBlockerStep, updateBlocker } from './blocker-queries.ts'
import { columnsOf } from './raise-blocker.ts'
import { readBlocker } from './read-blockers.ts'
import { type BlockerTarget, lockBlocker } from './require-blocker.ts'

/** Throws as `lockBlocker` and `columnsOf`. A blocker that goes over to another side begins a step of the history. */
export async function changeBlocker(
  context: Context,
  target: BlockerTarget,
  input: BlockerInput & { version: number },
): Promise<Blocker> {
  const { project, blocker } = await lockBlocker(context, target, input.version)
  const columns = await columnsOf(context, project, input)
  await updateBlocker(context.transaction, project, blocker.blocker_id, columns)
  if (columns.owner_side !== blocker.owner_side)
    await insertBlockerStep(context.transaction, {
      ...keyOf(project),
      blocker_step_id: newId(context.clock.now()),
      blocker_id: blocker.blocker_id,
      state: blocker.state,
      owner_side: columns.owner_side,
      on_day: todayOf(context),
      recorded_by: context.actor.name,
      recorded_at: instantOf(context),
    })
  await touchProject(context, project)
  if (input.visibility !== blocker.visibility)
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: input.visibility === 'customer' ? 'onboarding.blocker_shared' : 'onboarding.blocker_unshared',
      params: { projectId: project.project_id, blockerId: blocker.blocker_id, title: input.title },
    })
  return readBlocker(context, project, blocker.blocker_id)
}
