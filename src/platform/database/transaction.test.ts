import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/kernel/ids.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { inTransaction, type Transaction } from './transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const select = (transaction: Transaction) => sql`select 1`.execute(transaction)

test.each([
  ['committed', async () => undefined],
  ['rolled back', () => Promise.reject(new Error('the work fails'))],
])('work that nobody waited for does not run once its transaction is %s', async (_, work) => {
  const kept: Transaction[] = []
  const run = inTransaction(database.app, { workspaceId: newId() }, async (transaction) => {
    kept.push(transaction)
    await select(transaction)
    await work()
  })
  await run.catch(() => undefined)
  const [transaction] = kept
  if (!transaction) throw new Error('There was no transaction.')
  await expect(select(transaction)).rejects.toThrow('The transaction has ended.')
})

test('a statement that fails leads back to who sent it', async () => {
  async function askForNothing(transaction: Transaction) {
    await sql`select nothing from nowhere`.execute(transaction)
  }
  const failure = await inTransaction(database.app, { workspaceId: newId() }, askForNothing).catch((error) => error)
  expect(failure).toMatchObject({ code: '42P01' })
  expect(failure.stack).toContain('askForNothing')
})

test('a change tells how many rows it met', async () => {
  const met = await inTransaction(database.app, { workspaceId: newId() }, async (transaction) => {
    await sql`create temporary table seen (n int) on commit drop`.execute(transaction)
    await sql`insert into seen select generate_series(1, 3)`.execute(transaction)
    return await sql`delete from seen where n > 1`.execute(transaction)
  })
  expect(met.numAffectedRows).toBe(2n)
})
