import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import type { Schedule } from './job.ts'
import type { WorkerOptions } from './worker-options.ts'

const quarterHour = 900_000

/**
 * The name of the occurrence that is due now, or undefined before the day's hour has come. Two processes that compute it
 * at once get the same name, and the unique key lets one of them run it.
 */
export function occurrenceOf(
  schedule: Pick<Schedule, 'every' | 'atHour'>,
  now: number,
  timeZone: string,
): string | undefined {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  if (schedule.every === 'quarter_hour') return new Date(now - (now % quarterHour)).toISOString().slice(0, 16)
  if (schedule.every === 'hour') return new Date(now).toISOString().slice(0, 13)
  return Number(part('hour')) >= (schedule.atHour ?? 0) ? day : undefined
}

/** Runs what is due in every workspace, each in a transaction together with the mark that it ran. */
export async function runDueSchedules(options: WorkerOptions, statementTimeout: number): Promise<void> {
  const { rows } = await options.database.owner.query<{ workspace_id: string }>(
    'select workspace_id from platform.tenants',
  )
  for (const { workspace_id: workspaceId } of rows) {
    for (const schedule of options.schedules) {
      try {
        await inTransaction(options.database.app, { workspaceId, statementTimeout }, async (transaction) => {
          const context = await options.systemContext({ transaction, workspaceId })
          if (await claimOccurrence(context, schedule)) await schedule.run(context)
        })
      } catch (error) {
        options.log.error({ err: error, schedule: schedule.name, workspaceId }, 'schedule failed; it is tried again')
      }
    }
  }
}

async function claimOccurrence(context: Context, schedule: Schedule): Promise<boolean> {
  const occurrence = occurrenceOf(schedule, context.clock.now(), context.timeZone)
  if (occurrence === undefined) return false
  const { rows } = await sql`insert into platform.schedule_occurrences (workspace_id, schedule, occurrence)
    values (${context.workspaceId}, ${schedule.name}, ${occurrence}) on conflict do nothing returning 1`.execute(
    context.transaction,
  )
  return rows.length > 0
}
