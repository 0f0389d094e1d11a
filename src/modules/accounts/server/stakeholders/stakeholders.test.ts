import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildAccount, buildStakeholder } from '../../testing.ts'
import { insertStakeholders } from '../api.ts'
import { listTimeline } from '../timeline/list-timeline.ts'
import { updateStakeholder } from './change-stakeholder.ts'
import { listStakeholdersWithAlerts } from './list-stakeholders.ts'
import { removeStakeholder } from './remove-stakeholder.ts'
import { tellOfLeavers } from './tell-of-leavers.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace
let accountId: string

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function start(): Promise<void> {
  workspace = await buildWorkspace(database, { clock })
  accountId = (await workspace.run((context) => buildAccount(context))).id
}

const list = () => workspace.run((context) => listStakeholdersWithAlerts(context, accountId))

describe('people of a customer', () => {
  beforeAll(start)

  test('stand by reading, those who left last, with what is wrong', async () => {
    await workspace.run((context) =>
      insertStakeholders(context, [
        { accountId, familyName: '渡辺', familyKana: 'ワタナベ', roles: ['champion', 'champion'] },
        { accountId, familyName: '阿部', familyKana: 'アベ', leftOn: '2026-11-24', roles: ['executive_sponsor'] },
        { accountId, familyName: '井上', familyKana: 'イノウエ', leftOn: '2026-11-25' },
      ]),
    )
    const { items, alerts } = await list()
    expect(items.map((person) => [person.familyName, person.isActive])).toEqual([
      ['井上', true],
      ['渡辺', true],
      ['阿部', false],
    ])
    expect(items[1]?.roles).toEqual(['champion'])
    expect(alerts.map((alert) => alert.kind)).toEqual(['no_champion_deputy', 'executive_sponsor_left'])
  })
})

describe('a person', () => {
  beforeAll(start)

  test('who leaves is told in timeline and event, once', async () => {
    const { id } = await workspace.run((context) => buildStakeholder(context, accountId, { roles: ['champion'] }))
    const change = (version: number, leftOn: string | null) =>
      workspace.run((context) => updateStakeholder(context, accountId, id, { version, leftOn }))
    await change(1, '2026-12-01')
    const moved = await change(2, '2026-11-20')
    expect(moved).toMatchObject({ version: 3, isActive: false })
    const { items } = await workspace.run((context) => listTimeline(context, accountId, { limit: 50 }))
    const told = items.filter((entry) => entry.kind === 'accounts.stakeholder_left')
    expect(told.map((entry) => entry.params)).toEqual([{ name: '山田 花子', leftOn: '2026-12-01' }])
    const events = await workspace.run((context) =>
      sql`select payload from platform.outbox where name = 'accounts.stakeholder_left'`.execute(context.transaction),
    )
    expect(events.rows).toEqual([
      { payload: { accountId, stakeholderId: id, roles: ['champion'], leftOn: '2026-12-01' } },
    ])
  })

  test('who comes, gets another role, leaves or is removed is told as a change of the people, and no other change is', async () => {
    const count = async () => {
      const { rows } = await workspace.run((context) =>
        sql<{ told: number }>`select count(*)::int as told from platform.outbox
          where name = 'accounts.stakeholders_changed' and account_id = ${accountId}`.execute(context.transaction),
      )
      return rows[0]?.told ?? 0
    }
    const before = await count()
    const { id } = await workspace.run((context) => buildStakeholder(context, accountId, { roles: ['champion'] }))
    const change = (version: number, change: object) =>
      workspace.run((context) => updateStakeholder(context, accountId, id, { version, ...change }))
    expect(await count()).toBe(before + 1)
    await change(1, { title: '部長' })
    expect(await count()).toBe(before + 1)
    await change(2, { roles: ['admin'] })
    await change(3, { leftOn: '2026-11-20' })
    expect(await count()).toBe(before + 3)
    await workspace.run((context) => removeStakeholder(context, accountId, id))
    expect(await count()).toBe(before + 4)
  })

  test('is not changed on an older state', async () => {
    const { id } = await workspace.run((context) => buildStakeholder(context, accountId))
    await workspace.run((context) => updateStakeholder(context, accountId, id, { version: 1, title: '部長' }))
    const stale = workspace.run((context) => updateStakeholder(context, accountId, id, { version: 1, title: '課長' }))
    await expect(stale).rejects.toMatchObject({ code: 'accounts.changed_meanwhile' })
  })

  test('stands in only for another of the same customer', async () => {
    const { elsewhere, person } = await workspace.run(async (context) => ({
      elsewhere: await buildStakeholder(context, (await buildAccount(context)).id),
      person: await buildStakeholder(context, accountId),
    }))
    for (const deputyOfId of [elsewhere.id, person.id]) {
      await expect(
        workspace.run((context) => updateStakeholder(context, accountId, person.id, { version: 1, deputyOfId })),
      ).rejects.toMatchObject({ fields: [{ path: 'deputyOfId', code: 'accounts.deputy_unfit' }] })
    }
  })

  test('removed leaves no deputy behind, and its note out of the timeline', async () => {
    const { person, deputy } = await workspace.run(async (context) => {
      const person = await buildStakeholder(context, accountId, { note: '秘密' })
      return { person, deputy: await buildStakeholder(context, accountId, { deputyOfId: person.id }) }
    })
    await workspace.run((context) => updateStakeholder(context, accountId, person.id, { version: 1, note: '極秘' }))
    await workspace.run((context) => removeStakeholder(context, accountId, person.id))
    const { items } = await list()
    expect(items.find((one) => one.id === deputy.id)?.deputyOfId).toBeNull()
    expect(items.some((one) => one.id === person.id)).toBe(false)
    const timeline = await workspace.run((context) => listTimeline(context, accountId, { limit: 50 }))
    expect(JSON.stringify(timeline)).not.toMatch(/秘密|極秘/)
  })

  test('is out of reach of another workspace', async () => {
    const { id } = await workspace.run((context) => buildStakeholder(context, accountId))
    const other = await buildWorkspace(database, { clock })
    await expect(other.run((context) => listStakeholdersWithAlerts(context, accountId))).rejects.toMatchObject({
      code: 'accounts.no_such_account',
    })
    await expect(other.run((context) => removeStakeholder(context, accountId, id))).rejects.toMatchObject({
      code: 'accounts.no_such_account',
    })
  })
})

test('tells on the day that somebody has left whose leaving was entered ahead', async () => {
  await start()
  await workspace.run((context) =>
    buildStakeholder(context, accountId, { familyName: '退職', roles: ['champion'], leftOn: '2027-03-10' }),
  )
  const told = async () => {
    const { rows } = await database.owner.query(
      `select 1 from platform.outbox where name = 'accounts.stakeholders_changed' and account_id = $1`,
      [accountId],
    )
    return rows.length
  }
  const before = await told()
  clock.set('2027-03-08T03:00:00Z')
  await workspace.run(tellOfLeavers)
  expect(await told()).toBe(before)
  clock.set('2027-03-10T03:00:00Z')
  await workspace.run(tellOfLeavers)
  expect(await told()).toBe(before + 1)
  clock.set('2027-03-20T03:00:00Z')
  await workspace.run(tellOfLeavers)
  expect(await told()).toBe(before + 1)
})
