import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import type { Schedule } from './job.ts'
import type { WorkerOptions } from './worker-options.ts'

const quarterHour = 900_000

/** Making one costs more than the rest of a round, and every round asks for each schedule of each workspace. */
const localHours = new Map<string, Intl.DateTimeFormat>()

function localHourOf(timeZone: string): Intl.DateTimeFormat {
  const known = localHours.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  localHours.set(timeZone, made)
  return made
}

/**
 * The name of the occurrence that is due now, or undefined before the day's hour has come. Two processes that compute it
 * at once get the same name, and the unique key lets one of them run it.
 */
export function occurrenceOf(
  schedule: Pick<Schedule, 'every' | 'atHour'>,
  now: number,
  timeZone: string,
): string | undefined {
  if (schedule.every === 'quarter_hour') return new Date(now - (now % quarterHour)).toISOString().slice(0, 16)
  if (schedule.every === 'hour') return new Date(now).toISOString().slice(0, 13)
  const parts = localHourOf(timeZone).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  return Number(part('hour')) >= (schedule.atHour ?? 0) ? day : undefined
}

/** Runs what is due in every workspace, each in a transaction together with the mark that it ran. */
export async function runDueSchedules(options: WorkerOptions, statementTimeout: number): Promise<void> {
  const { rows } = await options.database.owner.query<{ workspace_id: string }>(
    'select workspace_id from platform.tenants',
  )
  for (const { workspace_id: workspaceId } of rows) {
    const within = <T>(work: (context: Context) => Promise<T>) =>
      inTransaction(options.database.app, { workspaceId, statementTimeout }, async (transaction) =>
        work(await options.systemContext({ transaction, workspaceId })),
      )
    const due = await within((context) => readDue(context, options.schedules)).catch((error: unknown) => {
      options.log.error({ err: error, workspaceId }, 'what is due could not be read; it is tried again')
      return []
    })
    for (const { schedule, occurrence } of due) {
      try {
        await within(async (context) => {
          if (await claimOccurrence(context, schedule, occurrence)) await schedule.run(context)
        })
      } catch (error) {
        options.log.error({ err: error, schedule: schedule.name, workspaceId }, 'schedule failed; it is tried again')
      }
    }
  }
}

interface Due {
  schedule: Schedule
  occurrence: string
}

/** What is due and has not run; most rounds find nothing, with one statement for all schedules. */
async function readDue(context: Context, schedules: readonly Schedule[]): Promise<Due[]> {
  const now = context.clock.now()
  const due = schedules.flatMap((schedule) => {
    const occurrence = occurrenceOf(schedule, now, context.timeZone)
    return occurrence === undefined ? [] : [{ schedule, occurrence }]
  })
  const { rows } = await sql<{ schedule: string }>`select done.schedule from platform.schedule_occurrences as done
    join unnest(${due.map(({ schedule }) => schedule.name)}::text[], ${due.map(({ occurrence }) => occurrence)}::text[])
      as due (schedule, occurrence) using (schedule, occurrence)
    where done.workspace_id = ${context.workspaceId}`.execute(context.transaction)
  const done = new Set(rows.map(({ schedule }) => schedule))
  return due.filter(({ schedule }) => !done.has(schedule.name))
}

async function claimOccurrence(context: Context, schedule: Schedule, occurrence: string): Promise<boolean> {
  const { rows } = await sql`insert into platform.schedule_occurrences (workspace_id, schedule, occurrence)
    values (${context.workspaceId}, ${schedule.name}, ${occurrence}) on conflict do nothing returning 1`.execute(
    context.transaction,
  )
  return rows.length > 0
}
