import type { Context } from '#platform/context/context.ts'
import { deleteAccountRows, selectUntouched } from './delete-queries.ts'

/** Deletes customers that nobody has changed since they were made, as the undo of an import does, and tells the others. */
export async function deleteUntouchedAccounts(
  context: Context,
  accountIds: readonly string[],
): Promise<{ deletedIds: string[]; keptIds: string[] }> {
  const untouched = await selectUntouched(context.transaction, accountIds)
  const deleted = new Set<string>()
  if (await deleteAccountRows(context.transaction, untouched)) for (const id of untouched) deleted.add(id)
  else for (const id of untouched) if (await deleteAccountRows(context.transaction, [id])) deleted.add(id)
  return { deletedIds: [...deleted], keptIds: accountIds.filter((id) => !deleted.has(id)) }
}
