import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import { instantOf } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { builtInSettings } from '../../domain/settings.ts'
import { type FakeFacts, fakeSource, sampleScorecard } from '../../testing.ts'
import { insertVersions } from '../scorecards/scorecard-queries.ts'
import { scoreAndTell } from '../scoring/rescore.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { previewSettings } from '../settings/preview-settings.ts'
import { listAlerts } from './list-alerts.ts'
import { acknowledgeAlert, resolveAlert, snoozeAlert } from './settle-alert.ts'

const clock = createFakeClock('2026-06-01T01:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('raises what fell once, and lets it rest once somebody settled it', async () => {
  const { run } = await buildWorkspace(database, { clock })
  const facts = new Map<string, Partial<FakeFacts>>()
  const sources = [fakeSource(facts)]
  const id = await run(async (context) => {
    await insertVersions(context.transaction, context.workspaceId, [
      {
        definition_no: 1,
        scorecard_key: 'sample',
        scorecard_version: 1,
        definition: sampleScorecard,
        note: null,
        published_by: 'test',
        published_at: instantOf(context),
      },
    ])
    return (await buildAccount(context, { phase: 'adoption', touchModel: 'high' })).id
  })
  const scoreOn = async (day: string, users: number) => {
    clock.set(`${day}T01:00:00Z`)
    facts.set(id, { users, tickets: 0, mood: 'good', mood_age: 0, sponsor: true })
    await run((context) => scoreAndTell(context, sources))
    return (await run((context) => listAlerts(context, { limit: 50 }))).items
  }
  expect(await scoreOn('2026-06-01', 70)).toEqual([])
  const raised = await scoreOn('2026-06-08', 20)
  expect(raised.map(({ kind, params }) => [kind, params]).toSorted()).toEqual([
    ['band_worsened', { from: 'good', to: 'watch', score: 60 }],
    ['drop', { from: 100, to: 60, days: 7 }],
  ])
  expect(await scoreOn('2026-06-08', 20)).toHaveLength(2)
  for (const alert of raised) {
    await run((context) => acknowledgeAlert(context, alert.id))
    await run((context) => resolveAlert(context, { alertId: alert.id, outcome: 'acted', note: '電話した' }))
  }
  await expect(run((context) => acknowledgeAlert(context, raised[0]?.id ?? ''))).rejects.toMatchObject({
    code: 'health.no_such_alert',
  })
  expect(await scoreOn('2026-06-08', 20)).toEqual([])
})

/** Tells usage as the module of that name does. */
const usageSource = (known: { days: number | null; share: number | null }): AttributeSource => ({
  key: 'usage.figures',
  list: async () => [
    { key: 'usage.days_since_last_seen', kind: 'number', unit: 'days', knowsPast: true },
    { key: 'usage.active_user_share_28d', kind: 'number', unit: 'percent', knowsPast: true },
  ],
  select: async (_, wanted) => {
    const value = (key: string) => (key.endsWith('seen') ? known.days : known.share)
    return sql`select account_id, ${sql.join(wanted.map((key) => sql`${value(key)}::float8 as ${sql.id(key)}`))}
      from accounts.published_accounts`
  },
})

it('tells silence and idle seats while they are known to hold, and never what nobody knows', async () => {
  const { run } = await buildWorkspace(database, { clock })
  await run((context) => buildAccount(context, { phase: 'adoption', touchModel: 'high' }))
  const after = async (days: number | null, share: number | null) => {
    await run((context) => scoreAndTell(context, [usageSource({ days, share })]))
    const { items } = await run((context) => listAlerts(context, { limit: 50 }))
    return items.map(({ kind }) => kind).toSorted()
  }
  expect(await after(null, null)).toEqual([])
  expect(await after(20, 10)).toEqual(['seat_share', 'silence'])
  expect(await after(null, null)).toEqual(['seat_share', 'silence'])
  expect(await after(0, 10)).toEqual(['seat_share'])
  expect(await after(14, 50)).toEqual(['silence'])
  const { items } = await run((context) => listAlerts(context, { limit: 50 }))
  const snooze = (untilOn: string) => run((context) => snoozeAlert(context, { alertId: items[0]?.id ?? '', untilOn }))
  await expect(snooze('2026-06-08')).rejects.toMatchObject({ code: 'health.snooze_out_of_range' })
  await snooze('2026-06-11')
  expect(await after(15, 50)).toEqual([])
  clock.set('2026-06-11T01:00:00Z')
  expect(await after(18, 50)).toEqual(['silence'])
  const { alerts } = builtInSettings
  const wide = {
    ...builtInSettings,
    alerts: { ...alerts, silenceDays: 20, kinds: ['silence' as const, 'seat_share' as const] },
  }
  const source = usageSource({ days: 21, share: 10 })
  expect(await run((context) => previewSettings(context, [source], wide))).toMatchObject({
    from: '2026-05-13',
    to: '2026-06-11',
    kinds: [
      { kind: 'silence', times: 0 },
      { kind: 'seat_share', times: 0 },
    ],
  })
  await run((context) => changeSettings(context, { definition: wide, version: 0 }))
  expect(await after(18, 10)).toEqual(['seat_share'])
})
