import { type Context, instantOf } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { BackFill } from '../../contract.ts'
import { type BackFillStep, pastDays } from '../../domain/back-test/past-days.ts'
import {
  type BackFillRow,
  findFirstDay,
  findNewestBackFill,
  holdRunning,
  insertBackFill,
  updateBackFill,
} from './back-fill-queries.ts'

export const backFillJobName = 'health.back_fill'

export const askForDay = (context: Context): Promise<void> =>
  enqueueJob(context, backFillJobName, {}, { key: backFillJobName })

const toBackFill = (row: BackFillRow): BackFill => ({
  id: row.back_fill_id,
  every: row.every,
  from: row.days[0] ?? '',
  to: row.days.at(-1) ?? '',
  days: row.days.length,
  done: row.done,
  scores: row.scores,
  askedBy: row.asked_by,
  askedAt: new Date(row.asked_at).toISOString(),
  finishedAt: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
  stoppedBy: row.stopped_by,
})

export async function readBackFill({
  transaction,
}: Pick<Context, 'transaction'>): Promise<{ backFill: BackFill | null }> {
  const row = await findNewestBackFill(transaction)
  return { backFill: row ? toBackFill(row) : null }
}

/** Has past days scored; where that is under way already it goes on. Throws invalid `health.no_past_days`. */
export async function startBackFill(context: Context, wanted: { every: BackFillStep; from?: string | undefined }) {
  const { transaction, workspaceId } = context
  if (await holdRunning(transaction)) return await readBackFill(context)
  const yesterday = addDays(todayIn(context.timeZone, context.clock.now()), -1)
  const first = wanted.from ?? (await findFirstDay(transaction))
  const days = first === null ? [] : pastDays(wanted.every, first, yesterday)
  if (days.length === 0) throw invalid('health.no_past_days')
  await insertBackFill(transaction, {
    workspace_id: workspaceId,
    back_fill_id: newId(context.clock.now()),
    every: wanted.every,
    days,
    done: 0,
    scores: 0,
    asked_by: context.actor.name,
    asked_at: instantOf(context),
    finished_at: null,
    stopped_by: null,
  })
  await askForDay(context)
  return await readBackFill(context)
}

export async function stopBackFill(context: Context) {
  const row = await holdRunning(context.transaction)
  if (row)
    await updateBackFill(context.transaction, row.back_fill_id, {
      finished_at: instantOf(context),
      stopped_by: context.actor.name,
    })
  return await readBackFill(context)
}
