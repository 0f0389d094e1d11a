import { z } from 'zod'
import { findReached } from '#modules/usage/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob, type Schedule } from '#platform/jobs/job.ts'
import { isNews } from '../../domain/usage/watches.ts'
import { lockProject } from '../projects/require-project.ts'
import { type Found, takeOver } from './take-over.ts'
import { hasWaitingUsage, insertWaitingUsage, selectWatched, takeWaitingUsage } from './watch-queries.ts'
import { askedOf } from './watched.ts'

const jobName = 'onboarding.follow_usage'
/** Customers looked at in one job. */
const atOnce = 2_000
/** Jobs begin at such steps of the clock, in milliseconds: however often usage is counted, it is looked at no oftener. */
const step = 20_000

/** Has usage looked at for those of the customers whose onboarding runs. */
export async function noteUsage(context: Context, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0 || !(await insertWaitingUsage(context.transaction, accountIds))) return
  const runAt = new Date(Math.ceil(context.clock.now() / step) * step).toISOString()
  await enqueueJob(context, jobName, {}, { key: jobName, runAt })
}

export const followUsageJob = declareJob(jobName, z.object({}), async (context) => {
  await followUsage(context)
  if (await hasWaitingUsage(context.transaction)) await enqueueJob(context, jobName, {}, { key: jobName })
})

/** Now and then: what was noted while the job of before was just being finished. */
export const followLeftBehind: Schedule = { name: 'onboarding.follow_usage', every: 'quarter_hour', run: followUsage }

/**
 * Asks usage what early wins and tasks were reached by customers who wait, and takes it over. Four queries, and some for each
 * thing that was newly reached.
 */
export async function followUsage(context: Context): Promise<void> {
  const accountIds = await takeWaitingUsage(context.transaction, atOnce)
  if (accountIds.length > 0) await askUsage(context, accountIds)
}

async function askUsage(context: Context, accountIds: readonly string[]): Promise<void> {
  const asked = askedOf(await selectWatched(context.transaction, accountIds))
  const questions = asked.flatMap(({ rule, ...watched }) => (rule.kind === 'measure' ? [] : [{ ...watched, rule }]))
  const reached = await findReached(
    context,
    questions.map(({ project, since, rule: { kind, names, features, atLeast } }) => ({
      ...{ accountId: project.account_id, since, names, features, atLeast },
      counts: kind,
    })),
  )
  const found = questions.flatMap((watched, place) => {
    const answer = reached.get(place)
    return answer === undefined ? [] : [{ ...watched, ...answer }]
  })
  await takeOverAll(context, found)
}

/** Takes over what is news, as things stand once the projects are held. */
export async function takeOverAll(context: Context, all: readonly Found[]): Promise<void> {
  const byProject = Map.groupBy(
    all.filter((one) => isNews(one, one.on)),
    ({ project }) => project.project_id,
  )
  for (const [projectId, found] of byProject) {
    const project = await lockProject(context, projectId)
    const asked = askedOf(await selectWatched(context.transaction, [project.account_id]))
    for (const one of found) {
      const now = asked.find(({ subject, key }) => subject === one.subject && key === one.key)
      if (now && isNews(now, one.on)) await takeOver(context, project, { ...one, ...now })
    }
  }
}
