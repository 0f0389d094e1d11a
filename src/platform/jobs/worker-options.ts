import type { Context } from '#platform/context/context.ts'
import type { Database } from '#platform/database/connect.ts'
import type { Log } from '#platform/log/log.ts'
import type { Job, Schedule } from './job.ts'

export interface WorkerOptions {
  database: Database
  jobs: readonly Job[]
  schedules: readonly Schedule[]
  /** Completes a context for work that no person asked for. */
  systemContext: (base: Pick<Context, 'transaction' | 'workspaceId'>) => Promise<Context>
  log: Log
  /** How often it is looked what is due; half a minute unless told. */
  beatMilliseconds?: number
  /** Told after each look; what failed in it is tried again in the next. */
  onBeat?: () => void
}
