import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { FollowUp } from '../../contract.ts'
import type { EnablementLevel } from '../../domain/graduation/enablement.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { insertEnablement } from './follow-up-queries.ts'
import { readFollowUp } from './read-follow-up.ts'

export interface EnablementInput {
  clientId: string
  level: EnablementLevel
  isShown: boolean
  evidence: string
  shownOn: string
}

/**
 * Records a level with its evidence, also after the project has ended: customers go on learning. Sent twice it is taken
 * once. Throws invalid `onboarding.date_in_future`.
 */
export async function recordEnablement(context: Context, projectId: string, input: EnablementInput): Promise<FollowUp> {
  refuseFuture(context, input.shownOn, 'shownOn')
  const project = await lockProject(context, projectId)
  const isNew = await insertEnablement(context.transaction, {
    ...keyOf(project),
    enablement_record_id: newId(context.clock.now()),
    client_id: input.clientId,
    level: input.level,
    is_shown: input.isShown,
    evidence: input.evidence,
    shown_on: input.shownOn,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  if (isNew) {
    await touchProject(context, project)
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: input.isShown ? 'onboarding.enablement_shown' : 'onboarding.enablement_lost',
      params: { projectId, level: input.level },
      body: input.evidence,
    })
  }
  return readFollowUp(context, projectId)
}
