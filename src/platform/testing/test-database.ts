import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connectDatabase, type Database } from '#platform/database/connect.ts'

export interface TestDatabase extends Database {
  url: string
}

/** A migrated database of the test file's own. Call `close` in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const base = inject('databaseUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = connectDatabase(base, { app: 1, owner: 1 })
  await admin.owner.query(`create database ${name} template banso_template`)
  await admin.close()
  const url = new URL(base)
  url.pathname = `/${name}`
  return { ...connectDatabase(url.href, { app: 8, owner: 6 }), url: url.href }
}
