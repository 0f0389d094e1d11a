import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob, type Schedule } from '#platform/jobs/job.ts'
import { newBatchNumber } from '../intake/batch-number.ts'
import { lockForCounting } from '../rollups/counting-lock.ts'
import { mergeParts } from './keeping-queries.ts'

/** Fewer parts than this are read as quickly as one. */
const fewParts = 8
/** Days that one transaction merges. */
const atOnce = 5_000

const jobName = 'usage.merge_day_parts'

/**
 * Makes one part of the many that a busy customer's day has after counting every second. Answers whether there may be more
 * to do.
 */
export async function mergeDayParts(context: Context): Promise<boolean> {
  const { transaction, workspaceId, clock } = context
  await lockForCounting(transaction, workspaceId)
  const partNo = newBatchNumber(clock.now())
  const merged = await mergeParts(transaction, workspaceId, { partNo, moreThan: fewParts, atMost: atOnce })
  return merged >= atOnce
}

export const mergeDayPartsJob = declareJob(jobName, z.object({}), async (context) => {
  if (await mergeDayParts(context)) await enqueueJob(context, jobName, {}, { key: jobName })
})

export const mergeDayPartsDaily: Schedule = {
  name: jobName,
  every: 'day',
  atHour: 3,
  run: (context) => enqueueJob(context, jobName, {}, { key: jobName }),
}
