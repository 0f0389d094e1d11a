import type { Locale } from '#platform/context/context.ts'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { NewsKind } from '../../domain/mail-kind.ts'
import { tables } from '../tables.ts'

export async function hasOptedOut(db: Db, email: string, kind: NewsKind): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('messaging.opt_outs')
    .select('email')
    .where('email', '=', email.toLowerCase())
    .where('kind', '=', kind)
    .executeTakeFirst()
  return found !== undefined
}

export async function insertOptOut(
  transaction: Transaction,
  row: { workspace_id: string; email: string; kind: NewsKind; created_at: string },
): Promise<void> {
  await tables(transaction)
    .insertInto('messaging.opt_outs')
    .values({ ...row, email: row.email.toLowerCase() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteOptOut(transaction: Transaction, email: string, kind: NewsKind): Promise<void> {
  await tables(transaction)
    .deleteFrom('messaging.opt_outs')
    .where('email', '=', email.toLowerCase())
    .where('kind', '=', kind)
    .execute()
}

export async function selectLanguage(db: Db, email: string): Promise<Locale | undefined> {
  const found = await tables(db)
    .selectFrom('messaging.readers')
    .select('locale')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return found?.locale
}

export async function upsertLanguage(
  transaction: Transaction,
  row: { workspace_id: string; email: string; locale: Locale },
): Promise<void> {
  await tables(transaction)
    .insertInto('messaging.readers')
    .values({ ...row, email: row.email.toLowerCase() })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'email']).doUpdateSet({ locale: row.locale }))
    .execute()
}
