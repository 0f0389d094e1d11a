import type { Context } from '#platform/context/context.ts'
import { selectProgramMoves } from './move-queries.ts'

/** As many as a person can look through to find the one to undo. */
const shown = 50

export async function listProgramMoves(context: Context, key: string) {
  const rows = await selectProgramMoves(context.transaction, key, shown)
  return {
    items: rows.map((row) => ({
      moveId: row.program_move_id,
      projectId: row.project_id,
      account: { id: row.account_id, name: row.account_name },
      fromVersion: row.from_version,
      toVersion: row.to_version,
      movedBy: row.moved_by,
      movedAt: row.moved_at,
      undoneAt: row.undone_at,
    })),
  }
}
