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
