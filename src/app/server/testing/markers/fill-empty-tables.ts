import { randomUUID } from 'node:crypto'
import type { Database } from '#platform/database/connect.ts'
import { realIdsOf } from '../real-ids.ts'
import { settingsTables } from './shown.ts'

interface Column {
  table: string
  name: string
  type: string
  isRequired: boolean
}

const wordTypes: ReadonlySet<string> = new Set(['text', 'jsonb', 'text[]'])

/**
 * A row for every table of these schemas that keeps words and in which the workspace has none, so that no table is left out because nobody
 * thought of it. The rows name real customers and projects where they name any; the first code that a constraint
 * allows is theirs.
 */
export async function fillEmptyTables(
  database: Database,
  workspaceId: string,
  { schemas, given }: { schemas: readonly string[]; given: Readonly<Record<string, string>> },
): Promise<void> {
  const { rows: columns } = await database.owner.query<Column>(
    `select n.nspname || '.' || c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
       a.attnotnull and not a.atthasdef as "isRequired"
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and exists (select 1 from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')
     order by 1, a.attnum`,
    [schemas],
  )
  const known = await realIdsOf(database, workspaceId)
  for (const [table, own] of Map.groupBy(columns, (column) => column.table)) {
    if (settingsTables.has(table) || !own.some(({ type }) => wordTypes.has(type))) continue
    const { rows } = await database.owner.query(`select 1 from ${table} where workspace_id = $1 limit 1`, [workspaceId])
    if (rows.length > 0) continue
    const codes = await codesOf(database, table)
    const values = own.map((column) =>
      column.name === 'workspace_id'
        ? workspaceId
        : (given[column.name] ?? madeUp(column, { codes, known: known.get(column.name) })),
    )
    const names = own.map(({ name }) => name).join(', ')
    const places = own.map((_, index) => `$${index + 1}`).join(', ')
    const client = await database.owner.connect()
    try {
      await client.query("begin; set local session_replication_role = 'replica'")
      for (let isIn = false; !isIn; ) {
        await client.query('savepoint row')
        const broken = await client
          .query(`insert into ${table} (${names}) values (${places})`, values)
          .then(() => undefined, brokenRule)
        isIn = broken === undefined
        if (isIn) continue
        await client.query('rollback to savepoint row')
        // Of two columns that hang together such a row knows nothing.
        await client.query(`alter table ${table} drop constraint ${broken}`)
      }
      await client.query('commit')
    } finally {
      client.release()
    }
  }
}

function brokenRule(error: unknown): string {
  if (error instanceof Error && 'constraint' in error && typeof error.constraint === 'string') return error.constraint
  throw error
}

/** The first code of each column that a constraint binds to a list. */
async function codesOf(database: Database, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.owner.query<{ rule: string }>(
    `select pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  )
  const found = rows.flatMap(({ rule }) => [...rule.matchAll(/\(*(\w+)\)* = (?:ANY \(+ARRAY\[)?'([^']*)'/g)])
  return new Map(found.toReversed().map(([, column = '', code = '']) => [column, code]))
}

function madeUp(
  { name, type, isRequired }: Column,
  { codes, known }: { codes: ReadonlyMap<string, string>; known: string | undefined },
): unknown {
  if (codes.has(name)) return codes.get(name)
  if (type === 'text') return '社内だけの言葉'
  if (type === 'jsonb') return JSON.stringify(name.endsWith('s') ? ['社内だけの言葉'] : { note: '社内だけの言葉' })
  if (!isRequired && type === 'uuid') return null
  if (type === 'uuid') return known ?? randomUUID()
  if (type === 'date') return '2026-04-06'
  if (type.startsWith('timestamp')) return '2026-04-06T00:00:00Z'
  if (type === 'boolean') return false
  if (type === 'bytea') return Buffer.from('00')
  if (type === 'text[]') return ['社内だけの言葉']
  if (type.endsWith('[]')) return []
  return 1
}
