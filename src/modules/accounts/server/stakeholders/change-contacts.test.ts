import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildAccount, buildStakeholder } from '../../testing.ts'
import { listTimeline } from '../timeline/list-timeline.ts'
import { removeContacts, updateContacts } from './change-contacts.ts'
import { listStakeholders } from './list-stakeholders.ts'

let database: TestDatabase
let workspace: TestWorkspace
beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock: createFakeClock('2026-11-24T09:00:00+09:00') })
})
afterAll(() => database.close())

/** A customer with a champion and the champion's deputy. */
const build = () =>
  workspace.run(async (context) => {
    const { id: accountId } = await buildAccount(context)
    const champion = await buildStakeholder(context, accountId, { familyName: '山田', roles: ['champion'] })
    const deputy = await buildStakeholder(context, accountId, { familyName: '佐藤', deputyOfId: champion.id })
    return { accountId, champion, deputy }
  })
const peopleOf = async (accountId: string) =>
  new Map((await workspace.run((context) => listStakeholders(context, accountId))).map((one) => [one.id, one]))
const kindsOf = async (accountId: string) => {
  const { items } = await workspace.run((context) => listTimeline(context, accountId, { limit: 50 }))
  return items.map((item) => item.kind).filter((kind) => kind.startsWith('accounts.stakeholder_'))
}

test('people are changed unless somebody changed them since, and keep what was not named', async () => {
  const { accountId, champion, deputy } = await build()
  const written = await workspace.run((context) =>
    updateContacts(context, [
      { accountId, id: champion.id, version: 1, change: { department: '総務部', email: undefined } },
      { accountId, id: deputy.id, version: 7, change: { department: '営業部' } },
    ]),
  )
  expect([...written.keys()]).toEqual([champion.id])
  const people = await peopleOf(accountId)
  expect(people.get(champion.id)).toEqual({ ...champion, department: '総務部', version: 2 })
  expect(people.get(deputy.id)).toEqual(deputy)
  expect((await kindsOf(accountId)).filter((kind) => kind === 'accounts.stakeholder_changed')).toHaveLength(1)
})

test('nothing is written of whoever is as told already', async () => {
  const { accountId, champion } = await build()
  const same = { accountId, id: champion.id, version: 1, change: { familyName: '山田' } }
  const written = await workspace.run((context) => updateContacts(context, [same]))
  expect(written.get(champion.id)).toEqual(champion)
  expect(await kindsOf(accountId)).not.toContain('accounts.stakeholder_changed')
})

test('whoever is removed leaves deputies that stand in for nobody', async () => {
  const { accountId, champion, deputy } = await build()
  const remove = (version: number) =>
    workspace.run((context) => removeContacts(context, [{ accountId, id: champion.id, version }]))
  expect((await remove(2)).size).toBe(0)
  expect([...(await remove(1))]).toEqual([champion.id])
  const people = await peopleOf(accountId)
  expect([...people.keys()]).toEqual([deputy.id])
  expect(people.get(deputy.id)?.deputyOfId).toBeNull()
})

test('the people of another workspace are neither changed nor removed', async () => {
  const { accountId, champion } = await build()
  const other = await buildWorkspace(database)
  const key = { accountId, id: champion.id, version: 1 }
  expect((await other.run((context) => updateContacts(context, [{ ...key, change: { title: 'x' } }]))).size).toBe(0)
  expect((await other.run((context) => removeContacts(context, [key]))).size).toBe(0)
  expect((await peopleOf(accountId)).get(champion.id)).toEqual(champion)
})
