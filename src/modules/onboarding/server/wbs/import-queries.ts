import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { Taken } from '../../domain/wbs/differences.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

const valuesSchema = z.object({
  name: z.string().nullable(),
  owner: z.string().nullable(),
  dates: z.string().nullable(),
  effort: z.string().nullable(),
  status: z.string().nullable(),
})
const takenSchema = z.object({
  values: z.record(z.string(), valuesSchema.partial()),
  removed: z.array(z.string()),
  added: z.record(z.string(), z.string()),
})
export const nothingTaken: Taken = { values: {}, removed: [], added: {} }

/** What was taken over from this sheet so far. */
export async function findTaken(db: Db, key: ProjectKey, sheetId: string): Promise<Taken> {
  const row = await tables(db)
    .selectFrom('onboarding.wbs_imports')
    .select('taken')
    .where((where) => where.and(keyOf(key)))
    .where('sheet_id', '=', sheetId)
    .executeTakeFirst()
  return row ? takenSchema.parse(row.taken) : nothingTaken
}

export async function saveTaken(
  transaction: Transaction,
  row: OnboardingTables['onboarding.wbs_imports'],
): Promise<void> {
  const { taken, imported_by, imported_at } = row
  await tables(transaction)
    .insertInto('onboarding.wbs_imports')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'account_id', 'project_id', 'sheet_id'])
        .doUpdateSet({ taken, imported_by, imported_at }),
    )
    .execute()
}

/**
 * A change that is taken back was not taken over: each sheet says of these tasks again what it says. That they were changed
 * by nobody since is for the caller to know.
 */
export async function forgetTaken(
  transaction: Transaction,
  key: ProjectKey,
  taskIds: readonly string[],
): Promise<void> {
  const undone = new Set(taskIds)
  const rows = await tables(transaction)
    .selectFrom('onboarding.wbs_imports')
    .select(['sheet_id', 'taken'])
    .where((where) => where.and(keyOf(key)))
    .forUpdate()
    .execute()
  for (const { sheet_id, taken } of rows) {
    const { values, removed, added } = takenSchema.parse(taken)
    const left: Taken = {
      values: Object.fromEntries(Object.entries(values).filter(([id]) => !undone.has(id))),
      removed: removed.filter((id) => !undone.has(id)),
      added: Object.fromEntries(Object.entries(added).filter(([, id]) => !undone.has(id))),
    }
    await tables(transaction)
      .updateTable('onboarding.wbs_imports')
      .set({ taken: JSON.stringify(left) })
      .where((where) => where.and(keyOf(key)))
      .where('sheet_id', '=', sheet_id)
      .execute()
  }
}
