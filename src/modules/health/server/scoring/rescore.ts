import { z } from 'zod'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob, type Job, type Schedule } from '#platform/jobs/job.ts'
import { bandChanged } from '../../events.ts'
import { watchMovements } from '../alerts/watch-movements.ts'
import { insertWaiting, takeWaiting } from '../people/people-queries.ts'
import { readActiveScorecards } from '../scorecards/active-scorecards.ts'
import { selectMoved } from '../scorecards/card-queries.ts'
import { type BandChange, scoreCustomers } from './score-customers.ts'

export type Sources = () => readonly AttributeSource[]

const jobName = 'health.rescore'
const allJobName = 'health.rescore_all'
const eventSize = 500

/** Has these customers scored anew a moment later; asked many times at once it is done once. */
export async function rescore(context: Context, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await insertWaiting(context.transaction, context.workspaceId, accountIds)
  await enqueueJob(context, jobName, {}, { key: 'health.rescore' })
}

/** Has those scored anew who entered or left a segment at the instant, where a scorecard is for that segment. */
export async function rescoreMoved(context: Context, segmentId: string, at: string): Promise<void> {
  const scorecards = await readActiveScorecards(context)
  if (!scorecards.some(({ definition }) => definition.segments.includes(segmentId))) return
  await rescore(context, await selectMoved(context.transaction, segmentId, at))
}

/** Has all customers scored anew a moment later. */
export const scoreEverybodyLater = (context: Context) => enqueueJob(context, allJobName, {}, { key: allJobName })

/** Scores all customers, or those given, and tells whose band changed and what somebody should look at. */
export async function scoreAndTell(
  context: Context,
  sources: readonly AttributeSource[],
  accountIds?: readonly string[],
): Promise<BandChange[]> {
  const changes = await scoreCustomers(context, sources, accountIds)
  const told = changes.flatMap((change) => (change.from === null ? [] : [{ ...change, from: change.from }]))
  for (let start = 0; start < told.length; start += eventSize)
    await recordEvent(context, bandChanged, { changes: told.slice(start, start + eventSize) })
  await watchMovements(context, sources, changes, accountIds)
  return changes
}

export function scoringJobs(sources: Sources): Job[] {
  return [
    declareJob(jobName, z.object({}), async (context) => {
      const waiting = await takeWaiting(context.transaction)
      if (waiting.length > 0) await scoreAndTell(context, sources(), waiting)
    }),
    declareJob(allJobName, z.object({}), async (context) => {
      await scoreAndTell(context, sources())
    }),
  ]
}

/** Every night in the workspace's zone: what counts days moves on though nothing happened. */
export function scoringSchedules(sources: Sources): Schedule[] {
  return [
    {
      name: 'health.score_all',
      every: 'day',
      atHour: 0,
      run: async (context) => {
        await scoreAndTell(context, sources())
      },
    },
  ]
}
