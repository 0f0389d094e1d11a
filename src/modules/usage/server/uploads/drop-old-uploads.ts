import type { Schedule } from '#platform/jobs/job.ts'
import { deleteOldChunks } from './upload-queries.ts'

const keptDays = 30

/** What a file said is for checking what was taken in: its rows go after a month, that it came stays. */
export const dropOldUploads: Schedule = {
  name: 'usage.drop_old_uploads',
  every: 'day',
  atHour: 4,
  run: ({ transaction, clock }) =>
    deleteOldChunks(transaction, new Date(clock.now() - keptDays * 86_400_000).toISOString()),
}
