import { findAccountIds } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { noCounts, type UploadCounts, type UploadFlaw, type UploadVerdict } from '../../domain/uploads/upload-plan.ts'
import type { ReadEvent, ReadRow } from './read-chunk.ts'
import { addUploadKeys, selectPlacedKeys, selectTakenKeys } from './upload-queries.ts'

/** What becomes of each row, or what is wrong with it, in their order. Three statements, however many rows. */
export async function judgeRows(
  context: Context,
  uploadId: string,
  rows: readonly ReadRow[],
): Promise<{ verdicts: (UploadVerdict | UploadFlaw)[]; counts: UploadCounts }> {
  const { transaction, workspaceId } = context
  const events = rows.flatMap((row) => ('flaw' in row ? [] : [row]))
  const keys = [...new Set(events.map(({ key }) => key))]
  const taken = await selectTakenKeys(transaction, workspaceId, keys)
  const first = keys.length > 0 ? await addUploadKeys(transaction, workspaceId, uploadId, keys) : new Set<string>()
  const isPlaced = await knowPlaced(context, events)
  const counts: Record<UploadVerdict, number> = { ...noCounts }
  const verdicts = rows.map((row) => {
    if ('flaw' in row) {
      counts.error++
      return row.flaw
    }
    // Taken off the set: the second row of the same message is a repetition.
    const isNew = first.delete(row.key) && !taken.has(row.key)
    const verdict = !isNew ? 'repeated' : isPlaced(row) ? 'add' : 'waiting'
    counts[verdict]++
    return verdict
  })
  return { verdicts, counts }
}

async function knowPlaced(context: Context, events: readonly ReadEvent[]): Promise<(row: ReadEvent) => boolean> {
  const defined = (values: readonly (string | undefined)[]) => [...new Set(values.flatMap((value) => value ?? []))]
  const { groups, people } = await selectPlacedKeys(context.transaction, {
    groups: defined(events.map(({ groupKey }) => groupKey)),
    people: defined(events.map(({ userKey }) => userKey)),
  })
  const owners = await findAccountIds(context, defined(events.map(({ event }) => event.groupId)))
  return ({ event, groupKey, userKey }) =>
    (groupKey !== undefined && groups.has(groupKey)) ||
    (event.groupId !== undefined && owners.has(event.groupId)) ||
    (userKey !== undefined && people.has(userKey))
}

export const addCounts = (one: UploadCounts, other: UploadCounts): UploadCounts => ({
  add: one.add + other.add,
  waiting: one.waiting + other.waiting,
  repeated: one.repeated + other.repeated,
  error: one.error + other.error,
})
