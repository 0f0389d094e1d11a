import type { Schedule } from '#platform/jobs/job.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { dropMonthsBefore } from './keeping-queries.ts'

/**
 * Drops the months of events that are over for so many days. Partitions are of all workspaces at once: the first of them to
 * have its turn does it for all. What was counted stays; an event that would belong there is refused at the door.
 */
export const dropOldMonths = (retentionDays: number): Schedule => ({
  name: 'usage.drop_old_months',
  every: 'day',
  atHour: 3,
  run: async ({ transaction, clock }) => {
    await dropMonthsBefore(transaction, addDays(todayIn('UTC', clock.now()), -retentionDays))
  },
})
