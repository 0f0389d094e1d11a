import { Logger, type Runner, run } from 'graphile-worker'
import { z } from 'zod'
import { inTransaction } from '#platform/database/transaction.ts'
import type { Job } from './job.ts'
import { runDueSchedules } from './run-due-schedules.ts'
import type { WorkerOptions } from './worker-options.ts'

export interface Worker {
  stop: () => Promise<void>
}

const envelope = z.looseObject({ workspaceId: z.uuid() })

/** How long a job's statements may take: batches over all customers run here. */
const statementTimeout = 300_000

/** Works off the queue until `stop`, which lets running jobs finish. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, log } = options
  const runJob = (job: Job) => async (raw: unknown) => {
    const payload = envelope.parse(raw)
    await inTransaction(database.app, { workspaceId: payload.workspaceId, statementTimeout }, async (transaction) => {
      const context = await options.systemContext({ transaction, workspaceId: payload.workspaceId })
      await job.run(context, payload)
    })
  }
  const runner: Runner = await run({
    pgPool: database.owner,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error(message)
    }),
    taskList: Object.fromEntries(options.jobs.map((job) => [job.name, runJob(job)])),
  })
  const beat = async () => {
    try {
      await runDueSchedules(options, statementTimeout)
      options.onBeat?.()
    } catch (error) {
      log.error({ err: error }, 'schedules failed')
    }
  }
  let isBeating = false
  const beatAlone = async () => {
    isBeating = true
    await beat()
    isBeating = false
  }
  let beating = beatAlone()
  const timer = setInterval(() => {
    if (!isBeating) beating = beatAlone()
  }, options.beatMilliseconds ?? 30_000)
  return {
    stop: async () => {
      clearInterval(timer)
      await beating
      await runner.stop()
    },
  }
}
