import type { Context } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'

/** How long after a call it is counted, in milliseconds; what comes meanwhile is counted with it. */
const patience = 800
/** A write may take so long from here to its commit and still be seen by the job that is already asked for. */
const margin = 400

/** Has what is written counted soon: a job at a time and not one a call, however many calls there are. */
export function createRollAsker(clock: { now: () => number }) {
  const askedFor = new Map<string, number>()
  return async (context: Pick<Context, 'transaction' | 'workspaceId'>): Promise<void> => {
    const now = clock.now()
    const due = askedFor.get(context.workspaceId) ?? 0
    if (due - margin > now && due < now + 2 * patience) return
    askedFor.set(context.workspaceId, now + patience)
    const runAt = new Date(now + patience).toISOString()
    await enqueueJob(context, 'usage.roll_batches', {}, { key: 'usage.roll', runAt })
  }
}
