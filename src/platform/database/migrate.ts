import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'

export interface MigrationFile {
  name: string
  sql: string
}

const sourceRoot = path.resolve(import.meta.dirname, '../..')

/** Every migration of this version in the order of their timestamps, whichever module they belong to. */
export function listMigrations(): MigrationFile[] {
  return globSync(['platform/*/migrations/*.sql', 'modules/*/migrations/*.sql'], { cwd: sourceRoot })
    .map((file) => ({ name: path.basename(file, '.sql'), sql: readFileSync(path.join(sourceRoot, file), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

const checksumOf = (sql: string) => createHash('sha256').update(sql).digest('hex').slice(0, 32)

/**
 * Brings the schema to this version under an advisory lock, each file in a transaction of its own. Throws with the
 * file's name when one fails or was edited after it ran, and when the database is ahead of this version.
 */
export async function migrate(owner: pg.Pool, files: readonly MigrationFile[] = listMigrations()): Promise<string[]> {
  const client = await owner.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock(727274)')
    await runMigrations({ pgPool: owner })
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from platform.migrations',
    )
    const done = new Map(rows.map((row) => [row.name, row.checksum]))
    const known = new Set(files.map((file) => file.name))
    const unknown = rows.filter((row) => !known.has(row.name)).map((row) => row.name)
    if (unknown.length > 0)
      throw new Error(
        `The database is newer than this version of Banso (it has ${unknown.join(', ')}). Start the newer version.`,
      )
    for (const file of files) {
      const checksum = checksumOf(file.sql)
      if (done.has(file.name)) {
        if (done.get(file.name) !== checksum)
          throw new Error(`The migration ${file.name} was changed after it ran. Migrations are forward only.`)
        continue
      }
      await applyOne(client, file, checksum)
      applied.push(file.name)
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock(727274)').catch(() => undefined)
    client.release()
  }
}

async function applyOne(client: pg.PoolClient, file: MigrationFile, checksum: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(file.sql)
    await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [file.name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`The migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Whether the schema is exactly what this code expects; readiness answers with it. */
export async function isSchemaCurrent(
  owner: pg.Pool,
  files: readonly MigrationFile[] = listMigrations(),
): Promise<boolean> {
  const { rows } = await owner.query<{ name: string }>('select name from platform.migrations')
  const applied = new Set(rows.map((row) => row.name))
  return applied.size === files.length && files.every((file) => applied.has(file.name))
}
