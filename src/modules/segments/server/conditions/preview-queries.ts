import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

interface Selecting {
  joined: { from: RawBuilder<unknown>; accountId: RawBuilder<unknown> }
  selects: RawBuilder<boolean>
}

interface Asked extends Selecting {
  tests: readonly { meets: RawBuilder<boolean>; known: RawBuilder<unknown> }[]
}

/** One statement over all customers. */
export async function countSelected(db: Db, { joined, selects }: Selecting): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${joined.from} where ${selects}`.execute(db)
  return rows[0]?.count ?? 0
}

export async function countAll(db: Db): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from accounts.published_accounts`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

/** How many meet each question by itself, and of how many it is not known: one pass over all customers. */
export async function countByTest(db: Db, { joined, tests }: Pick<Asked, 'joined' | 'tests'>) {
  const counts = tests.map(
    ({ meets, known }) =>
      sql`json_build_array(count(*) filter (where ${meets}), count(*) filter (where ${known} is null))`,
  )
  const { rows } = await sql<{ total: number; tests: [number, number][] }>`
    select count(*)::int as total, json_build_array(${sql.join(counts)}) as tests
    from ${joined.from}`.execute(db)
  return rows[0] ?? { total: 0, tests: [] }
}

/** The first of those selected by reading. */
export async function selectSample(db: Db, { joined, selects }: Selecting, limit: number) {
  const { rows } = await sql<{ id: string; name: string }>`
    select accounts.account_id as id, accounts.name
    from accounts.published_accounts as accounts
    where accounts.account_id in (select ${joined.accountId} from ${joined.from} where ${selects})
    order by accounts.sort_key, accounts.account_id limit ${limit}`.execute(db)
  return rows
}

/** What is known of one customer, whether it meets each question, and whether it is selected; undefined when archived. */
export async function judgeOne(db: Db, { joined, selects, tests }: Asked, accountId: string) {
  const judged = tests.map(({ meets, known }) => sql`jsonb_build_array(${meets}, ${known})`)
  const { rows } = await sql<{ is_selected: boolean; tests: [boolean | null, unknown][] }>`
    select (${selects}) is true as is_selected, jsonb_build_array(${sql.join(judged)}) as tests
    from ${joined.from} where ${joined.accountId} = ${accountId}::uuid`.execute(db)
  return rows[0]
}

/** The texts that customers have, the most frequent first. */
export async function selectValues(db: Db, joined: Selecting['joined'], column: RawBuilder<unknown>, limit: number) {
  const { rows } = await sql<{ value: string; customers: number }>`
    select ${column}::text as value, count(*)::int as customers from ${joined.from}
    where ${column} is not null group by 1 order by 2 desc, 1 limit ${limit}`.execute(db)
  return rows
}
