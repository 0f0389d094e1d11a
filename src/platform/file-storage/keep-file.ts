import { type Context, instantOf } from '#platform/context/context.ts'
import type { Schedule } from '#platform/jobs/job.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { deleteOld, markComplete, markDiscarded, selectFile } from './chunk-queries.ts'
import type { FileKey, StoredFile } from './stored-file.ts'

const day = 86_400_000
/** An upload takes minutes; one that is still open a day later was cut off. */
const unfinishedDays = 1
/** For so long a file that was thrown away can be had back. */
export const discardedDays = 30

/** Makes a received file one that exists, in the transaction of what it is attached to. */
export async function completeFile(context: Context, file: StoredFile): Promise<void> {
  await markComplete(context.transaction, file, instantOf(context))
}

/** Throws notFound `http.no_such_file`. */
export async function requireFile(context: Context, key: FileKey): Promise<StoredFile> {
  const file = await selectFile(context.transaction, key)
  if (!file) throw notFound('http.no_such_file')
  return file
}

/** Throws a file away; for 30 days `restoreFile` brings it back. */
export const discardFile = (context: Context, key: FileKey) =>
  markDiscarded(context.transaction, key, instantOf(context))

export const restoreFile = (context: Context, key: FileKey) => markDiscarded(context.transaction, key, null)

export const dropOldFiles: Schedule = {
  name: 'platform.drop_old_files',
  every: 'day',
  atHour: 3,
  run: async (context) => {
    const before = (days: number) => new Date(context.clock.now() - days * day).toISOString()
    await deleteOld(context.transaction, before(unfinishedDays), before(discardedDays))
  },
}
