import { Kysely, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import { isId } from '#platform/kernel/ids.ts'

// A module widens this with its own tables: `transaction.withTables<AccountsTables>()`.
// biome-ignore lint/suspicious/noEmptyInterface: the platform knows no table
export interface NoTables {}

/** Reads. A Transaction is one too; the reverse does not hold, so a write can't be given a mere Db. */
export type Db = Kysely<NoTables>

const isTransaction: unique symbol = Symbol('transaction')
/** One open transaction of one workspace. Write queries demand it. */
export type Transaction = Db & { readonly [isTransaction]: true }

export interface TenantScope {
  workspaceId: string | undefined
  /** Lets a person see their own memberships in other workspaces; nothing else reads it. */
  userId?: string | undefined
  /** Milliseconds after which a statement is ended. */
  statementTimeout?: number
}

/**
 * Runs `work` in one transaction that sees the rows of one workspace only, commits when it resolves and rolls back when
 * it throws.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  scope: TenantScope,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  let isOpen = true
  try {
    await client.query(opening(scope))
    const result = await work(bindTo(client, () => isOpen))
    isOpen = false
    await client.query('commit')
    return result
  } catch (error) {
    isOpen = false
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error('rollback failed')
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** One round trip opens the transaction and sets the tenant: `SET LOCAL` with checked literals, as Citus needs it. */
function opening(scope: TenantScope): string {
  const statements = ['begin', `set local statement_timeout = ${Math.trunc(scope.statementTimeout ?? 15_000)}`]
  for (const [setting, value] of [
    ['app.workspace_id', scope.workspaceId],
    ['app.user_id', scope.userId],
  ]) {
    if (value === undefined) continue
    if (!isId(value)) throw new Error('A tenant is named by a UUID.')
    statements.push(`set local ${setting} = '${value}'`)
  }
  return statements.join('; ')
}

function bindTo(client: pg.PoolClient, isOpen: () => boolean): Transaction {
  const pool = {
    connect: async () => {
      // The connection may be another tenant's by now: work that nobody waited for must not run on it.
      if (!isOpen()) throw new Error('The transaction has ended.')
      return { query: client.query.bind(client), release: () => undefined }
    },
    end: async () => undefined,
  }
  const kysely = new Kysely<NoTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PostgresDriver({ pool }),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return Object.assign(kysely, { [isTransaction]: true as const })
}
