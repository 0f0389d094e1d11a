import type { Database } from '#platform/database/connect.ts'

export interface TextColumn {
  /** With its schema. */
  table: string
  name: string
  type: 'text' | 'jsonb' | 'text[]'
}

/** What the database itself says its tables of these schemas keep in words: nobody has to remember to list a new column. */
export async function textColumnsOf(database: Database, schemas: readonly string[]): Promise<TextColumn[]> {
  const { rows } = await database.owner.query<TextColumn>(
    `select n.nspname || '.' || c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and format_type(a.atttypid, null) in ('text', 'jsonb', 'text[]')
       and exists (select 1 from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')
     order by 1, a.attnum`,
    [schemas],
  )
  return rows
}
