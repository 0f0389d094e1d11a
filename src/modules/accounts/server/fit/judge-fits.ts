import { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob } from '#platform/jobs/job.ts'
import { judgeFit } from '../../domain/fit/fit.ts'
import { listKnownFacts } from '../known-facts/list-known-facts.ts'
import { readIdealCustomer } from './ideal-customer.ts'
import { selectMarks, selectUnjudged, updateFits } from './verdict-queries.ts'

const batchSize = 1000
const jobName = 'accounts.judge_fits'

/** Judges these customers by what is known now and keeps the verdicts for lists; who is changed meanwhile is judged by that change. */
export async function judgeFits(context: Context, accountIds: readonly string[]): Promise<void> {
  const { version, definition } = await readIdealCustomer(context)
  const marks = await selectMarks(context.transaction, accountIds)
  const facts = await listKnownFacts(context, accountIds)
  const rows = [...facts].map(([accountId, known]) => {
    const { verdict, score } = judgeFit(definition, known)
    return { account_id: accountId, fit_verdict: verdict, fit_score: score, mark: marks.get(accountId) ?? '' }
  })
  await updateFits(context.transaction, rows, { idealVersion: version, judgedAt: instantOf(context) })
}

/** Judges whoever has not been judged by this ideal or has changed since, a thousand at a time. */
export async function judgeStaleFits(context: Context): Promise<void> {
  const { version } = await readIdealCustomer(context)
  let after: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (after !== undefined) {
    const ids = await selectUnjudged(context.transaction, { idealVersion: version, after, limit: batchSize })
    await judgeFits(context, ids)
    after = ids.at(-1)
  }
}

/** After a change of many customers, or of the ideal: judged a moment later. */
export const judgeFitsLater = (context: Context) => enqueueJob(context, jobName, {}, { key: 'judge_fits' })

export const fitJobs = [declareJob(jobName, z.object({}), (context) => judgeStaleFits(context))]

/** Catches what changed without telling. */
export const fitSchedules = [{ name: 'accounts.judge_stale_fits', every: 'hour', run: judgeStaleFits }] as const
