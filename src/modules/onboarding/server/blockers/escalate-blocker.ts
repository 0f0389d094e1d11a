import { listStakeholders, recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { Blocker } from '../../contract.ts'
import { effectOfBlockers, isBlocking, nextLevel } from '../../domain/blocker.ts'
import { isOpen } from '../../domain/task.ts'
import { draftEscalation } from '../advice/draft-escalation.ts'
import type { Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { readPlanState } from '../replan/compute-plan.ts'
import { todayOf } from '../today.ts'
import { type BlockerRow, updateBlocker } from './blocker-queries.ts'
import { readBlocker } from './read-blockers.ts'
import { type BlockerTarget, lockBlocker } from './require-blocker.ts'

export interface EscalationInput {
  version: number
  note: string
  offers?: { scope: string; helpWith: string } | undefined
}

/**
 * One step up: the person in charge, our manager, then the customer's sponsor as the draft of a mail. Throws conflict
 * `onboarding.blocker_not_open`, `onboarding.fully_escalated`, and as `draftEscalation`.
 */
export async function escalateBlocker(
  context: Context,
  target: BlockerTarget,
  input: EscalationInput,
): Promise<{ blocker: Blocker; messageId: string | null }> {
  const { project, blocker } = await lockBlocker(context, target, input.version)
  if (!isBlocking(blocker.state)) throw conflict('onboarding.blocker_not_open')
  const level = nextLevel(blocker.escalated_to)
  if (level === undefined) throw conflict('onboarding.fully_escalated')
  const messageId = level === 'sponsor' ? await draftFor(context, { project, blocker }, input) : null
  await updateBlocker(context.transaction, project, blocker.blocker_id, {
    escalated_to: level,
    escalated_on: todayOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.escalated_to_${level}`,
    params: { projectId: project.project_id, blockerId: blocker.blocker_id, title: blocker.title },
    body: input.note === '' ? null : input.note,
  })
  return { blocker: await readBlocker(context, project, blocker.blocker_id), messageId }
}

async function draftFor(
  context: Context,
  { project, blocker }: { project: Project; blocker: BlockerRow },
  { offers }: EscalationInput,
): Promise<string> {
  const { tasks, state } = await readPlanState(context, project)
  const blocked = tasks.filter(({ task_id }) => blocker.task_ids.includes(task_id))
  const effect = effectOfBlockers(state, [{ taskKeys: blocked.map(({ key }) => key), expectedOn: blocker.expected_on }])
  return draftEscalation(context, project, {
    stakeholders: await listStakeholders(context, project.account_id),
    tasks,
    obstacle: blocker.title,
    held: blocked.find((task) => isOpen(task) && task.visibility === 'customer'),
    lateDays: Math.max(0, effect?.days ?? 0),
    valueOn: effect?.to ?? project.value_on,
    offers,
    dedupeKey: `escalation:${blocker.blocker_id}:${blocker.version}`,
  })
}
