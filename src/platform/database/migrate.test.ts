import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { isSchemaCurrent, listMigrations, migrate } from './migrate.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('names the file that fails, keeps nothing of it, and is not current', async () => {
  const files = [
    ...listMigrations(),
    { name: '99991231-0000-breaks', sql: 'create table platform.half (a int); select 1 / 0;' },
  ]
  await expect(migrate(database.owner, files)).rejects.toThrow(/99991231-0000-breaks failed: division by zero/)
  const { rows } = await database.owner.query("select to_regclass('platform.half') as half")
  expect(rows).toEqual([{ half: null }])
  expect(await isSchemaCurrent(database.owner, files)).toBe(false)
  expect(await isSchemaCurrent(database.owner)).toBe(true)
})

it('applies a file once, also when two processes start at the same moment', async () => {
  const files = [...listMigrations(), { name: '99990101-0000-adds', sql: 'create table platform.added (a int)' }]
  const applied = await Promise.all([migrate(database.owner, files), migrate(database.owner, files)])
  expect(applied.flat()).toEqual(['99990101-0000-adds'])
  const edited = files.map((file) => (file.name === '99990101-0000-adds' ? { ...file, sql: 'select 1' } : file))
  await expect(migrate(database.owner, edited)).rejects.toThrow(/99990101-0000-adds was changed after it ran/)
  await expect(migrate(database.owner)).rejects.toThrow(/newer than this version/)
})
