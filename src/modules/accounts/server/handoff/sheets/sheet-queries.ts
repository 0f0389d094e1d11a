import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { SheetKind } from '../../../domain/forms/sheet.ts'
import { type HandoffTables, tables } from '../tables.ts'

export type SheetRow = Selectable<HandoffTables['accounts.sheets']>
export type SheetChangeRow = Selectable<HandoffTables['accounts.sheet_changes']>

export function findSheet(db: Db, accountId: string, kind: SheetKind): Promise<SheetRow | undefined> {
  return tables(db)
    .selectFrom('accounts.sheets')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .executeTakeFirst()
}

/** The sheet, made of `blank` where there is none, kept from being changed by others until the transaction ends. */
export async function lockSheet(transaction: Transaction, blank: SheetRow): Promise<SheetRow> {
  await tables(transaction)
    .insertInto('accounts.sheets')
    .values({ ...blank, answers: '{}', answer_versions: '{}' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tables(transaction)
    .selectFrom('accounts.sheets')
    .selectAll()
    .where('account_id', '=', blank.account_id)
    .where('kind', '=', blank.kind)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function updateSheet(
  transaction: Transaction,
  accountId: string,
  kind: SheetKind,
  change: Partial<SheetRow>,
): Promise<void> {
  const { answers, answer_versions: answerVersions, ...rest } = change
  await tables(transaction)
    .updateTable('accounts.sheets')
    .set({
      ...rest,
      ...(answers !== undefined && { answers: JSON.stringify(answers) }),
      ...(answerVersions !== undefined && { answer_versions: JSON.stringify(answerVersions) }),
    })
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .execute()
}

/**
 * Writes changes of one author; what the same author changed in the same answer since `mergeSince` becomes one change,
 * so that autosave does not fill the history.
 */
export async function recordSheetChanges(
  transaction: Transaction,
  rows: readonly SheetChangeRow[],
  mergeSince: string,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const changes = JSON.stringify(rows)
  await sql`
    with given as (
      select * from jsonb_to_recordset(${changes}::jsonb) as given (sheet_change_id uuid, answer_key text, before jsonb, after jsonb)
    ), latest as (
      select distinct on (answer_key) answer_key, sheet_change_id, actor_id, changed_at
      from accounts.sheet_changes
      where account_id = ${first.account_id} and kind = ${first.kind} and answer_key in (select answer_key from given)
      order by answer_key, sheet_change_id desc
    ), merged as (
      update accounts.sheet_changes set after = given.after, changed_at = ${first.changed_at}
      from given join latest using (answer_key)
      where accounts.sheet_changes.account_id = ${first.account_id}
        and accounts.sheet_changes.sheet_change_id = latest.sheet_change_id
        and latest.actor_id = ${first.actor_id} and latest.changed_at >= ${mergeSince}
      returning accounts.sheet_changes.answer_key
    )
    insert into accounts.sheet_changes (workspace_id, account_id, sheet_change_id, kind, answer_key, before, after,
      actor_kind, actor_id, actor_name, changed_at)
    select ${first.workspace_id}, ${first.account_id}, sheet_change_id, ${first.kind}, answer_key, before, after,
      ${first.actor_kind}, ${first.actor_id}, ${first.actor_name}, ${first.changed_at}
    from given where answer_key not in (select answer_key from merged)`.execute(transaction)
}

export interface SheetChangePage {
  accountId: string
  kind: SheetKind
  before: string | undefined
  key: string | undefined
  limit: number
}

/** UUIDv7 keys sort by time, so the key alone is the cursor. */
export function selectSheetChanges(db: Db, page: SheetChangePage): Promise<SheetChangeRow[]> {
  let query = tables(db)
    .selectFrom('accounts.sheet_changes')
    .selectAll()
    .where('account_id', '=', page.accountId)
    .where('kind', '=', page.kind)
    .orderBy('sheet_change_id', 'desc')
    .limit(page.limit)
  if (page.before) query = query.where('sheet_change_id', '<', page.before)
  if (page.key) query = query.where('answer_key', '=', page.key)
  return query.execute()
}
