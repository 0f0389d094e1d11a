import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { MessageState } from '../../domain/message-state.ts'
import { type MessagingTables, tables } from '../tables.ts'

type Messages = MessagingTables['messaging.messages']
export type MessageRow = Selectable<Messages>

export function findMessageByKey(db: Db, accountId: string, dedupeKey: string) {
  return tables(db)
    .selectFrom('messaging.messages')
    .select(['message_id', 'state'])
    .where('account_id', '=', accountId)
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirst()
}

/** False when the customer already has a mail of this key. */
export async function insertMessage(transaction: Transaction, row: Insertable<Messages>): Promise<boolean> {
  const inserted = await tables(transaction)
    .insertInto('messaging.messages')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'account_id', 'dedupe_key']).doNothing())
    .returning('message_id')
    .execute()
  return inserted.length > 0
}

export function findMessage(db: Db, id: string): Promise<MessageRow | undefined> {
  return tables(db).selectFrom('messaging.messages').selectAll().where('message_id', '=', id).executeTakeFirst()
}

export function findMessageForUpdate(transaction: Transaction, id: string): Promise<MessageRow | undefined> {
  return tables(transaction)
    .selectFrom('messaging.messages')
    .selectAll()
    .where('message_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Whom the mail of this key and its copies for more people are to. */
export function selectReaders(db: Db, accountId: string, key: string) {
  return tables(db)
    .selectFrom('messaging.messages')
    .select(['stakeholder_id', 'to_email'])
    .where('account_id', '=', accountId)
    .where(({ or, eb, fn }) =>
      or([eb('dedupe_key', '=', key), fn<boolean>('starts_with', ['dedupe_key', sql.val(`${key}:to:`)])]),
    )
    .execute()
}

/** Changes the customer's drafts whose key begins with `prefix`. */
export async function updateDraftsByKey(
  transaction: Transaction,
  accountId: string,
  prefixes: readonly string[],
  change: Updateable<Messages>,
): Promise<void> {
  await tables(transaction)
    .updateTable('messaging.messages')
    .set(change)
    .where('account_id', '=', accountId)
    .where('state', '=', 'draft')
    .where(sql<boolean>`exists (
      select from unnest(${[...prefixes]}::text[]) as prefixes (prefix) where starts_with(dedupe_key, prefix)
    )`)
    .execute()
}

/** Changes a mail only while it is in one of the states; undefined when it is in none of them any more. */
export function moveMessage(
  transaction: Transaction,
  id: string,
  from: readonly MessageState[],
  change: Updateable<Messages>,
): Promise<MessageRow | undefined> {
  return tables(transaction)
    .updateTable('messaging.messages')
    .set(change)
    .where('message_id', '=', id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst()
}

/** Mails handed over before the instant of which nobody has heard since. */
export async function markLost(transaction: Transaction, before: string, settledAt: string): Promise<void> {
  await tables(transaction)
    .updateTable('messaging.messages')
    .set({ state: 'unknown', settled_at: settledAt })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .execute()
}

export interface MessagePage {
  accountId: string | undefined
  state: MessageState | undefined
  before: string | undefined
  limit: number
}

/** Newest first: UUIDv7 keys sort by time. */
export function selectMessages(db: Db, page: MessagePage): Promise<MessageRow[]> {
  let query = tables(db).selectFrom('messaging.messages').selectAll().orderBy('message_id', 'desc').limit(page.limit)
  if (page.accountId) query = query.where('account_id', '=', page.accountId)
  if (page.state) query = query.where('state', '=', page.state)
  if (page.before) query = query.where('message_id', '<', page.before)
  return query.execute()
}
