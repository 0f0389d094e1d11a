import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildAccount, buildStakeholder } from '../../testing.ts'
import { movePhaseTo } from '../api.ts'
import { createCustomField } from '../custom-fields/create-custom-field.ts'
import { accountsAttributes } from './attributes.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

/** Everything that is known of each customer as of the day, by customer. */
async function readAll(context: Context, asOf: string) {
  const known = new Map<string, Record<string, unknown>>()
  for (const source of accountsAttributes) {
    const keys = (await source.list(context)).map(({ key }) => key)
    const query = await source.select(context, keys, asOf)
    const { rows } = await sql<{ account_id: string }>`${query}`.execute(context.transaction)
    for (const row of rows) known.set(row.account_id, { ...known.get(row.account_id), ...row })
  }
  return known
}

it('tells the profile as of the day, with the phase of then and with fields of their own', async () => {
  const { account, other } = await workspace.run(async (context) => {
    await createCustomField(context, {
      key: 'license',
      kind: 'money',
      label: { ja: 'ライセンス', en: 'License' },
      isRequired: false,
      options: [],
      currency: 'JPY',
    })
    const made = await buildAccount(context, {
      arr: 3_000_000,
      seats: 40,
      touchModel: 'low',
      contractStartOn: '2026-02-01',
      renewalOn: '2027-02-01',
      phase: 'qualification',
      custom: { license: '500' },
    })
    return { account: made, other: await buildAccount(context, { name: '乙' }) }
  })
  clock.set('2026-05-01T01:00:00Z')
  await workspace.run((context) => movePhaseTo(context, account.id, 'onboarding', null))
  const now = await workspace.run((context) => readAll(context, '2026-05-11'))
  expect(now.get(account.id)).toMatchObject({
    'accounts.phase': 'onboarding',
    'accounts.phase_days': 10,
    'accounts.arr': 3_000_000,
    'accounts.contract_days': 99,
    'accounts.days_until_renewal': 266,
    'accounts.fit': null,
    'accounts.custom.license': 500,
    'accounts.contacts': 0,
    'accounts.champion_in_place': 0,
    'accounts.champion_left': false,
    'accounts.sentiment': null,
  })
  expect(now.get(other.id)).toMatchObject({ 'accounts.arr': null, 'accounts.custom.license': null })
  const then = await workspace.run((context) => readAll(context, '2026-04-11'))
  expect(then.get(account.id)).toMatchObject({ 'accounts.phase': 'qualification', 'accounts.phase_days': 10 })
})

it('tells who carries it on, and that somebody left without a successor', async () => {
  const account = await workspace.run((context) => buildAccount(context))
  const read = async (asOf: string) => (await workspace.run((context) => readAll(context, asOf))).get(account.id)
  const champion = await workspace.run((context) =>
    buildStakeholder(context, account.id, { roles: ['champion'], sentiment: 'supportive', leftOn: '2026-06-01' }),
  )
  expect(await read('2026-05-02')).toMatchObject({
    'accounts.contacts': 1,
    'accounts.has_champion': true,
    'accounts.champion_in_place': 50,
    'accounts.sentiment': 'good',
  })
  await workspace.run((context) =>
    buildStakeholder(context, account.id, { familyName: '鈴木', deputyOfId: champion.id, sentiment: 'opposed' }),
  )
  expect(await read('2026-05-02')).toMatchObject({ 'accounts.champion_in_place': 100, 'accounts.sentiment': 'good' })
  expect(await read('2026-06-01')).toMatchObject({
    'accounts.contacts': 1,
    'accounts.champion_in_place': 0,
    'accounts.champion_left': true,
    'accounts.sponsor_left': false,
    'accounts.sentiment': 'bad',
  })
})
