import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'
import {
  changeFeature,
  createFeature,
  deleteFeature,
  listFeatures,
  listSuggestedEvents,
  searchEventNames,
} from './change-feature.ts'
import { recountSome } from './recount-features.ts'

let database: TestDatabase
let intake: Awaited<ReturnType<typeof startIntake>>
beforeAll(async () => {
  database = await openTestDatabase()
  intake = await startIntake(database)
})
afterAll(async () => {
  await intake.close()
  await database.close()
})

async function open() {
  const workspace = await buildWorkspace(database)
  const source = await openSource(intake.url, workspace)
  await workspace.run((context) => buildAccount(context, { name: 'アクメ', externalId: 'acme' }))
  let number = 0
  const did = (event: string, at = '2026-11-20T03:00:00Z') => ({
    type: 'track',
    userId: 'a',
    event,
    messageId: `m-${++number}`,
    timestamp: at,
    context: { groupId: 'acme' },
  })
  const send = async (...batch: unknown[]) => {
    await source.send('batch', { batch })
    await source.roll()
  }
  const days = () =>
    workspace.run(async ({ transaction }) => {
      const { rows } = await sql`select features, admin_events from usage.account_days order by day`.execute(
        transaction,
      )
      return rows
    })
  const keysOf = (words: string) =>
    workspace.run(async (context) => (await searchEventNames(context, words)).items.map(({ key }) => key))
  return { workspace, did, send, days, keysOf }
}

const saving = { name: '保存', isKey: true, isAdmin: false }
const inviting = { name: '招待', isKey: false, isAdmin: true }

it('counts all days anew when features change, the same as what comes afterwards', async () => {
  const { workspace, did, send, days, keysOf } = await open()
  await send(did('Saved'), did('Invited'), did('Invited'), did('Opened', '2026-11-19T03:00:00Z'))
  const feature = await workspace.run(async (context) =>
    createFeature(context, { ...saving, eventKeys: await keysOf('Saved') }),
  )
  await workspace.run(async (context) => createFeature(context, { ...inviting, eventKeys: await keysOf('Invited') }))
  expect((await workspace.run(listFeatures)).recount).toEqual({ done: 0, total: null })
  expect(await workspace.run(recountSome)).toBe(true)
  expect((await workspace.run(listFeatures)).recount).toBe(null)
  const counted = [
    { features: 0, admin_events: 0 },
    { features: 3, admin_events: 2 },
  ]
  expect(await days()).toEqual(counted)
  await send(did('Invited'), did('Invited', '2026-11-21T03:00:00Z'))
  const afterwards = [
    { features: 0, admin_events: 0 },
    { features: 3, admin_events: 3 },
    { features: 2, admin_events: 1 },
  ]
  expect(await days()).toEqual(afterwards)
  await workspace.run(async (context) =>
    changeFeature(context, feature.featureNo, {
      ...saving,
      eventKeys: await keysOf('Opened'),
      version: feature.version,
    }),
  )
  await workspace.run(recountSome)
  expect((await days()).map((row) => row)).toMatchObject([{ features: 1 }, { features: 2 }, { features: 2 }])
  await workspace.run((context) => deleteFeature(context, feature.featureNo))
  await workspace.run(recountSome)
  expect(await days()).toMatchObject([{ features: 0 }, { features: 2 }, { features: 2 }])
})

it('refuses a change by who saw an older one, and a 63rd feature', async () => {
  const { workspace, did, send, keysOf } = await open()
  await send(did('Saved'))
  const eventKeys = await keysOf('sav')
  const feature = await workspace.run((context) => createFeature(context, { ...saving, eventKeys }))
  await workspace.run((context) => changeFeature(context, feature.featureNo, { ...saving, eventKeys, version: 1 }))
  await expect(
    workspace.run((context) => changeFeature(context, feature.featureNo, { ...saving, eventKeys, version: 1 })),
  ).rejects.toMatchObject({ code: 'usage.feature_changed_meanwhile' })
  await workspace.run(async (context) => {
    for (let number = 1; number < 62; number++) await createFeature(context, { ...saving, eventKeys })
  })
  await expect(workspace.run((context) => createFeature(context, { ...saving, eventKeys }))).rejects.toMatchObject({
    code: 'usage.too_many_features',
  })
})

it('suggests what is frequent and in no feature', async () => {
  const { workspace, did, send, keysOf } = await open()
  await send(
    ...Array.from({ length: 6 }, () => did('Saved')),
    did('Opened'),
    did('Opened'),
    did('100%_done'),
    did('Invited'),
  )
  expect(await keysOf('%_')).toHaveLength(1)
  await workspace.run(async (context) => createFeature(context, { ...saving, eventKeys: await keysOf('Invited') }))
  const { items } = await workspace.run(listSuggestedEvents)
  expect(items.map(({ name, share }) => [name, share])).toEqual([
    ['Saved', 0.6],
    ['Opened', 0.2],
    ['100%_done', 0.1],
  ])
})
