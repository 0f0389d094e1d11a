import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
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
    await send(client, opening(scope))
    const result = await work(bindTo(client, () => isOpen))
    isOpen = false
    await send(client, 'commit')
    return result
  } catch (error) {
    isOpen = false
    await send(client, 'rollback').catch((failure: unknown) => {
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
  const connection: DatabaseConnection = {
    executeQuery: async ({ sql, parameters }) => {
      // The connection may be another tenant's by now: work that nobody waited for must not run on it.
      if (!isOpen()) throw new Error('The transaction has ended.')
      return describeResult(await send(client, sql, parameters))
    },
    streamQuery: () => {
      throw new Error('A transaction answers whole results.')
    },
  }
  const kysely = new Kysely<NoTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return Object.assign(kysely, { [isTransaction]: true as const })
}

/** Hands out the one connection; the transaction around it is opened and ended outside. */
function driverOf(connection: DatabaseConnection): Driver {
  const isOpenedOutside = async () => {
    throw new Error('A transaction is opened by inTransaction.')
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: isOpenedOutside,
    commitTransaction: isOpenedOutside,
    rollbackTransaction: isOpenedOutside,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
}

/**
 * By callback: the promises that pg makes itself keep every result alive until the next full collection, which let the
 * memory of a busy server swing by hundreds of megabytes.
 */
async function send(client: pg.PoolClient, sql: string, parameters: readonly unknown[] = []): Promise<pg.QueryResult> {
  try {
    return await new Promise((resolve, reject) => {
      client.query(sql, [...parameters], (error, result) => (error ? reject(error) : resolve(result)))
    })
  } catch (error) {
    // From here the stack leads to who asked; where pg made the error it leads to the socket.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}

const changing: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

const describeResult = ({ command, rowCount, rows }: pg.QueryResult) => ({
  rows,
  ...(changing.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
})
