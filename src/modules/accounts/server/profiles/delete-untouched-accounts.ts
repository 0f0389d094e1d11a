import type { Context } from '#platform/context/context.ts'

/** Deletes customers that nobody has changed since they were made, as the undo of an import does, and tells the others. */
export async function deleteUntouchedAccounts(
  _context: Context,
  _accountIds: readonly string[],
): Promise<{ deletedIds: string[]; keptIds: string[] }> {
  throw new Error('not written yet')
}
