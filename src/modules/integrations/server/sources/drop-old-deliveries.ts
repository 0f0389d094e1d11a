import type { Schedule } from '#platform/jobs/job.ts'
import { deleteDeliveriesBefore } from './delivery-queries.ts'

/** Far longer than the window in which a repeated delivery would still be taken for genuine. */
const keptDays = 14
const mostBatches = 200

export const dropOldDeliveries: Schedule = {
  name: 'integrations.drop_old_deliveries',
  every: 'day',
  atHour: 3,
  run: async ({ transaction, clock }) => {
    const before = new Date(clock.now() - keptDays * 86_400_000).toISOString()
    for (let batch = 0; batch < mostBatches; batch++)
      if ((await deleteDeliveriesBefore(transaction, before)) < 5_000) break
  },
}
