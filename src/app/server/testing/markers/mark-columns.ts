import type pg from 'pg'
import type { Database } from '#platform/database/connect.ts'
import type { TextColumn } from './text-columns.ts'

/** For `table.column`: which of its rows the customer may read, as a condition in SQL; `true` for all of them. */
export type Shown = Readonly<Record<string, string>>

export interface Marking {
  /** Which column a marker stands for. */
  columnOf: ReadonlyMap<string, string>
  /** What takes only its own codes, as the database's constraints say. */
  codes: readonly string[]
  /** In whose rows nothing reads like words, or that have no rows that are ours: nothing was marked there. */
  silent: readonly string[]
}

const checkViolation = '23514'
const uniqueViolation = '23505'

/**
 * Writes a marker of its own into every column of words, in every row that the condition leaves out of the customer's
 * sight. The markers are plain ASCII, so that no encoding hides one. History that nobody may change is marked too: as the
 * owner, past the triggers.
 */
export async function markColumns(
  database: Database,
  workspaceId: string,
  { columns, shown }: { columns: readonly TextColumn[]; shown: Shown },
): Promise<Marking> {
  const columnOf = new Map<string, string>()
  const codes: string[] = []
  const silent: string[] = []
  const client = await database.owner.connect()
  try {
    await client.query("begin; set local session_replication_role = 'replica'")
    for (const [index, column] of columns.entries()) {
      const name = `${column.table}.${column.name}`
      const condition = shown[name]
      if (condition === 'true') continue
      const marker = `zq${String(index).padStart(3, '0')}x`
      const update = (value: string) =>
        client.query(
          `update ${column.table} t set ${column.name} = ${value}
           where workspace_id = $1 and not coalesce((${condition ?? 'false'}), false)`,
          [workspaceId],
        )
      for (const value of valuesOf(column, marker)) {
        await client.query('savepoint marking')
        const refused = await update(value).then(() => undefined, codeOf)
        if (refused === undefined) {
          columnOf.set(marker, name)
          if (!(await holds(client, column, { marker, workspaceId }))) silent.push(name)
          break
        }
        await client.query('rollback to savepoint marking')
        if (refused === checkViolation) codes.push(name)
        if (refused !== uniqueViolation) break
      }
      if (!columnOf.has(marker) && !codes.includes(name)) throw new Error(`${name} cannot be marked`)
    }
    await client.query('commit')
  } finally {
    client.release()
  }
  return { columnOf, codes, silent }
}

async function holds(
  client: Pick<pg.PoolClient, 'query'>,
  { table, name }: TextColumn,
  { marker, workspaceId }: { marker: string; workspaceId: string },
): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from ${table} where workspace_id = $1 and ${name}::text like '%' || $2 || '%' limit 1`,
    [workspaceId, marker],
  )
  return rows.length > 0
}

/** The marker as a value of the column; the second where rows have to differ. */
function valuesOf({ name, type }: TextColumn, marker: string): string[] {
  if (type === 'text[]') return [`array['${marker}']`]
  if (type === 'text') return [`'${marker}'`, `'${marker}' || md5(ctid::text)`]
  // Whatever reads like words in it; its codes, days and identifiers stay, or nothing could read it any more.
  const words = String.raw`"(?:[^"\\]|\\.)*[^\x20-\x7e](?:[^"\\]|\\.)*"(?!\s*:)|""(?!\s*:)`
  return [`regexp_replace(${name}::text, '${words}', '"${marker}"', 'g')::jsonb`]
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
}
