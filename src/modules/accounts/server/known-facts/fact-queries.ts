import type { Db } from '#platform/database/transaction.ts'
import { tables } from '../handoff/tables.ts'

export async function selectStatements(db: Db, accountIds: readonly string[]) {
  if (accountIds.length === 0) return []
  return tables(db)
    .selectFrom('accounts.accounts as accounts')
    .leftJoin('accounts.sheets as sheets', (join) =>
      join
        .onRef('sheets.workspace_id', '=', 'accounts.workspace_id')
        .onRef('sheets.account_id', '=', 'accounts.account_id')
        .on('sheets.kind', '=', 'hearing'),
    )
    .select([
      'accounts.account_id',
      'accounts.industry',
      'accounts.employee_count',
      'accounts.touch_model',
      'accounts.plan',
      'accounts.seats',
      'accounts.arr_minor',
      'accounts.currency',
      'accounts.region',
      'accounts.country',
      'accounts.custom',
      'sheets.answers',
    ])
    .where('accounts.account_id', 'in', accountIds)
    .execute()
}

/** Both sheets of these customers. */
export async function selectSheetAnswers(db: Db, accountIds: readonly string[]) {
  if (accountIds.length === 0) return []
  return tables(db)
    .selectFrom('accounts.sheets')
    .select(['account_id', 'answers'])
    .where('account_id', 'in', accountIds)
    .orderBy('account_id')
    .orderBy('kind')
    .execute()
}
