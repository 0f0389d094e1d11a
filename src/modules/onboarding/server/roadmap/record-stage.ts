import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { textSchema } from '../../contract/field.ts'
import type { Roadmap } from '../../contract.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { readRoadmap } from './read-roadmap.ts'
import { insertStageRecord, selectStages } from './roadmap-queries.ts'

interface StageRecordInput {
  clientId: string
  isReached: boolean
  happenedOn: string
  saidBy: string
  how: string
}

/**
 * Also after the onboarding has ended: later stages are reached in daily use. Sent twice it is taken once. Throws not
 * found `onboarding.no_such_stage`, invalid `onboarding.date_in_future`.
 */
export async function recordStage(
  context: Context,
  target: { id: string; stageId: string },
  input: StageRecordInput,
): Promise<Roadmap> {
  await keepStageRecord(context, target, input)
  return readRoadmap(context, target.id)
}

/** As `recordStage`, without reading the roadmap as its page shows it: for whoever records many. */
export async function keepStageRecord(
  context: Context,
  target: { id: string; stageId: string },
  input: StageRecordInput,
): Promise<void> {
  refuseFuture(context, input.happenedOn, 'happenedOn')
  const project = await lockProject(context, target.id)
  const stage = (await selectStages(context.transaction, project)).find(({ stage_id }) => stage_id === target.stageId)
  if (!stage) throw notFound('onboarding.no_such_stage')
  const isNew = await insertStageRecord(context.transaction, {
    ...keyOf(project),
    roadmap_record_id: newId(context.clock.now()),
    stage_id: target.stageId,
    client_id: input.clientId,
    is_reached: input.isReached,
    happened_on: input.happenedOn,
    said_by: input.saidBy,
    how: input.how,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  if (isNew) {
    await touchProject(context, project)
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: input.isReached ? 'onboarding.stage_reached' : 'onboarding.stage_not_reached',
      params: { projectId: target.id, stage: textSchema.parse(stage.name), on: input.happenedOn, name: input.saidBy },
      body: input.how,
    })
  }
}
