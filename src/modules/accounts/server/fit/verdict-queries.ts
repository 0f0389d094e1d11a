import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'

interface VerdictRow {
  account_id: string
  fit_verdict: string
  fit_score: number | null
  /** As of `selectMarks`, before what the verdict goes by was read. */
  mark: string
}

/** What tells each customer's row as it is now from any later one: PostgreSQL's number of the transaction that wrote it. */
export async function selectMarks(db: Db, accountIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ account_id: string; mark: string }>`select account_id, xmin::text as mark
    from accounts.accounts where account_id = any(${[...accountIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ account_id, mark }) => [account_id, mark]))
}

/** Writes nothing else, neither the version nor the day of the last change; and nothing where the row was written since. */
export async function updateFits(
  transaction: Transaction,
  rows: readonly VerdictRow[],
  { idealVersion, judgedAt }: { idealVersion: number; judgedAt: string },
): Promise<void> {
  if (rows.length === 0) return
  await sql`update accounts.accounts as accounts set fit_verdict = given.fit_verdict, fit_score = given.fit_score,
      fit_ideal_version = ${idealVersion}, fit_judged_at = ${judgedAt}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (account_id uuid, fit_verdict text, fit_score int, mark text)
    where accounts.account_id = given.account_id and accounts.xmin::text = given.mark`.execute(transaction)
}

/** Customers that were never judged, by another ideal, or before they or their hearing sheet were last changed. */
export async function selectUnjudged(
  db: Db,
  { idealVersion, after, limit }: { idealVersion: number; after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`select accounts.account_id from accounts.accounts as accounts
    left join accounts.sheets as sheets on sheets.workspace_id = accounts.workspace_id
      and sheets.account_id = accounts.account_id and sheets.kind = 'hearing'
    where accounts.account_id > ${after} and (accounts.fit_judged_at is null or accounts.fit_ideal_version is distinct from ${idealVersion}
      or accounts.fit_judged_at < accounts.updated_at or accounts.fit_judged_at < sheets.updated_at)
    order by accounts.account_id limit ${limit}`.execute(db)
  return rows.map(({ account_id }) => account_id)
}
