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
  const { taken, taken_before, change_id, imported_by, imported_at } = row
  await tables(transaction)
    .insertInto('onboarding.wbs_imports')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'account_id', 'project_id', 'sheet_id'])
        .doUpdateSet({ taken, taken_before, change_id, imported_by, imported_at }),
    )
    .execute()
}

/** A change that is taken back was not taken over: the same file says it again. */
export async function forgetTaken(transaction: Transaction, key: ProjectKey, changeId: string): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.wbs_imports')
    .set((set) => ({ taken: set.ref('taken_before'), change_id: null }))
    .where((where) => where.and(keyOf(key)))
    .where('change_id', '=', changeId)
    .execute()
}
