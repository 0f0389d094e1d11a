import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type HandoffTables, tables } from './tables.ts'

export type HandoffRow = Selectable<HandoffTables['accounts.handoffs']>
export type HandoffStepRow = Selectable<HandoffTables['accounts.handoff_steps']>

export function findHandoff(db: Db, accountId: string): Promise<HandoffRow | undefined> {
  return tables(db).selectFrom('accounts.handoffs').selectAll().where('account_id', '=', accountId).executeTakeFirst()
}

/** The handover, made as a draft where there is none, kept from being changed by others until the transaction ends. */
export async function lockHandoff(transaction: Transaction, draft: HandoffRow): Promise<HandoffRow> {
  await tables(transaction)
    .insertInto('accounts.handoffs')
    .values(draft)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tables(transaction)
    .selectFrom('accounts.handoffs')
    .selectAll()
    .where('account_id', '=', draft.account_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function updateHandoff(
  transaction: Transaction,
  accountId: string,
  change: Partial<HandoffRow>,
): Promise<void> {
  await tables(transaction).updateTable('accounts.handoffs').set(change).where('account_id', '=', accountId).execute()
}

export async function insertHandoffStep(transaction: Transaction, row: HandoffStepRow): Promise<void> {
  await tables(transaction).insertInto('accounts.handoff_steps').values(row).execute()
}

export function selectHandoffSteps(db: Db, accountId: string): Promise<HandoffStepRow[]> {
  return tables(db)
    .selectFrom('accounts.handoff_steps')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('handoff_step_id', 'desc')
    .limit(200)
    .execute()
}

export interface OpenHandoffsPage {
  waitsFor: 'sales' | 'cs' | undefined
  personId: string | undefined
  after: { dueOn: string; accountId: string } | undefined
  limit: number
}

const sides = { sales: ['draft', 'sent_back'], cs: ['submitted'] } as const
/** Sorts behind every day. */
const noDay = 'infinity'

const openHandoffs = (db: Db) =>
  tables(db)
    .selectFrom('accounts.handoffs as handoffs')
    .innerJoin('accounts.accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'handoffs.workspace_id')
        .onRef('accounts.account_id', '=', 'handoffs.account_id'),
    )
    .where('handoffs.status', '<>', 'accepted')
    .where('accounts.archived_at', 'is', null)

/** How many answers of the last thing that happened, if that was a question to sales, are missing to this day. */
const stillAsked = sql<number>`coalesce((
  select case when last.step = 'asked' then (
    select count(*) from unnest(last.answer_keys) as keys (key) where keys.key = any (sheets.missing)
  ) end
  from accounts.handoff_steps as last
  where last.workspace_id = handoffs.workspace_id and last.account_id = handoffs.account_id
  order by last.handoff_step_id desc limit 1
), 0)::int`

/** Open handovers by due day, those without one last, with what a list shows of their customers. */
export function selectOpenHandoffs(db: Db, page: OpenHandoffsPage) {
  const dueOn = sql<string>`coalesce(handoffs.due_on, ${noDay}::date)`
  let query = openHandoffs(db)
    .leftJoin('accounts.sheets as sheets', (join) =>
      join
        .onRef('sheets.workspace_id', '=', 'handoffs.workspace_id')
        .onRef('sheets.account_id', '=', 'handoffs.account_id')
        .on('sheets.kind', '=', 'handoff'),
    )
    .select([
      'handoffs.account_id',
      'handoffs.status',
      'handoffs.won_on',
      'handoffs.due_on',
      'handoffs.times_sent_back',
      'handoffs.updated_at',
      'accounts.name',
      'accounts.owner_id',
      'accounts.sales_id',
      'accounts.closed_weekdays',
      'accounts.closed_days',
      'sheets.filled_required',
      'sheets.required',
      stillAsked.as('asked'),
    ])
    .orderBy(dueOn)
    .orderBy('handoffs.account_id')
    .limit(page.limit)
  if (page.waitsFor) query = query.where('handoffs.status', 'in', sides[page.waitsFor])
  const { personId, after } = page
  if (personId) {
    query = query.where((where) =>
      where.or([where('accounts.owner_id', '=', personId), where('accounts.sales_id', '=', personId)]),
    )
  }
  if (after) {
    query = query.where(
      sql<boolean>`(${dueOn}, handoffs.account_id) > (${after.dueOn}::date, ${after.accountId}::uuid)`,
    )
  }
  return query.execute()
}

export async function countOpenHandoffs(db: Db, today: string): Promise<{ sales: number; cs: number; late: number }> {
  const row = await openHandoffs(db)
    .select((select) => [
      select.fn.countAll<number>().filterWhere('handoffs.status', 'in', sides.sales).as('sales'),
      select.fn.countAll<number>().filterWhere('handoffs.status', 'in', sides.cs).as('cs'),
      select.fn.countAll<number>().filterWhere('handoffs.due_on', '<', today).as('late'),
    ])
    .executeTakeFirstOrThrow()
  return { sales: Number(row.sales), cs: Number(row.cs), late: Number(row.late) }
}
