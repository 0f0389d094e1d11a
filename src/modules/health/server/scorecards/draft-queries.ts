import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

const columns = ['scorecard_key', 'definition', 'based_on_version', 'edit', 'changed_by', 'changed_at'] as const

export function findDraft(db: Db, scorecardKey: string) {
  return tables(db)
    .selectFrom('health.scorecard_drafts')
    .select(columns)
    .where('scorecard_key', '=', scorecardKey)
    .executeTakeFirst()
}

export async function selectDraftKeys(db: Db): Promise<Set<string>> {
  const rows = await tables(db).selectFrom('health.scorecard_drafts').select('scorecard_key').execute()
  return new Set(rows.map((row) => row.scorecard_key))
}

export interface DraftRow {
  workspace_id: string
  scorecard_key: string
  definition: string
  based_on_version: number
  edit: number
  changed_by: string
  changed_at: string
}

/** Writes the draft after the one of `edit - 1`. False where somebody else was quicker. */
export async function saveDraft(transaction: Transaction, row: DraftRow): Promise<boolean> {
  if (row.edit === 1) {
    const { numInsertedOrUpdatedRows } = await tables(transaction)
      .insertInto('health.scorecard_drafts')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }
  const { definition, edit, changed_by, changed_at } = row
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('health.scorecard_drafts')
    .set({ definition, edit, changed_by, changed_at })
    .where('scorecard_key', '=', row.scorecard_key)
    .where('edit', '=', edit - 1)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function deleteDraft(transaction: Transaction, scorecardKey: string): Promise<void> {
  await tables(transaction).deleteFrom('health.scorecard_drafts').where('scorecard_key', '=', scorecardKey).execute()
}
