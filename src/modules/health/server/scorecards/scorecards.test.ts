import { afterAll, beforeAll, expect, it } from 'vitest'
import { movePhaseTo } from '#modules/accounts/server/api.ts'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { scorecardSchema } from '../../domain/scorecard/scorecard.ts'
import { type FakeFacts, fakeSource, sampleScorecard } from '../../testing.ts'
import { readBackTest } from '../back-test/read-back-test.ts'
import { readAccountHealth } from '../history/read-account-health.ts'
import { overrideHealth } from '../people/override-health.ts'
import { saySentiment } from '../people/say-sentiment.ts'
import { listHealth, readPortfolio } from '../portfolio/read-portfolio.ts'
import { scoreCustomers } from '../scoring/score-customers.ts'
import { publishScorecard, rollBackScorecard, saveScorecardDraft } from './change-scorecard.ts'
import { previewScorecard } from './preview-scorecard.ts'
import { readScorecard } from './read-scorecards.ts'
import { insertVersions } from './scorecard-queries.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const keepSample = (context: Context) =>
  insertVersions(context.transaction, context.workspaceId, [
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

const swapped = scorecardSchema.parse({
  ...sampleScorecard,
  groups: sampleScorecard.groups.map((group) => ({
    ...group,
    measures: group.measures.map((measure) => ({
      ...measure,
      weight: { users: 10, tickets: 20, mood: 55, sponsor: 15 }[measure.key],
    })),
  })),
})

it('tries a draft on everybody, publishes it, keeps the past explained by its own version, and rolls back', async () => {
  clock.set('2026-04-01T01:00:00Z')
  const { run } = await buildWorkspace(database, { clock })
  const facts = new Map<string, Partial<FakeFacts>>()
  const sources = [fakeSource(facts)]
  const [first, second] = await run(async (context) => {
    await keepSample(context)
    const build = async (name: string) =>
      (await buildAccount(context, { name, phase: 'adoption', touchModel: 'high' })).id
    return [await build('甲'), await build('乙')] as const
  })
  facts.set(first, { users: 70, tickets: 0, mood: 'bad', mood_age: 0, sponsor: true })
  facts.set(second, { users: 20, tickets: 0, mood: 'good', mood_age: 0, sponsor: true })
  await run((context) => scoreCustomers(context, sources))

  const preview = () =>
    run((context) => previewScorecard(context, sources, { scorecardKey: 'sample', definition: swapped }))
  expect(await preview()).toMatchObject({
    customers: 2,
    moves: expect.arrayContaining([
      { from: 'watch', to: 'risk', customers: 1 },
      { from: 'watch', to: 'good', customers: 1 },
    ]),
    before: [0, 0, 0, 0, 0, 0, 1, 1, 0, 0],
    after: [0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    largest: [
      { account: { name: '甲' }, from: 75, to: 45, fromBand: 'watch', toBand: 'risk', causes: [{ kind: 'version' }] },
      { account: { name: '乙' }, from: 60, to: 90 },
    ],
  })

  const save = (edit: number) =>
    run((context) => saveScorecardDraft(context, { scorecardKey: 'sample', edit, definition: swapped }))
  await save(0)
  await expect(save(0)).rejects.toMatchObject({ code: 'health.changed_meanwhile' })
  await save(1)
  await expect(
    run((context) => publishScorecard(context, { scorecardKey: 'sample', edit: 1, note: null })),
  ).rejects.toMatchObject({ code: 'health.changed_meanwhile' })
  await run((context) => publishScorecard(context, { scorecardKey: 'sample', edit: 2, note: '温度感を重くする' }))
  clock.set('2026-04-02T01:00:00Z')
  await run((context) => scoreCustomers(context, sources))

  const today = await run((context) => readAccountHealth(context, sources, { accountId: first }))
  expect(today).toMatchObject({
    judged: { score: 45, band: 'risk', scorecard: { version: 2 } },
    change: { since: '2026-04-01', from: 75, causes: [{ kind: 'version', name: { ja: '利用者' }, points: -30 }] },
  })
  const before = await run((context) => readAccountHealth(context, sources, { accountId: first, day: '2026-04-01' }))
  expect(before).toMatchObject({ isToday: false, judged: { score: 75, scorecard: { version: 1 } }, change: null })

  await run((context) => rollBackScorecard(context, { scorecardKey: 'sample', version: 1, note: null }))
  expect(await run((context) => readScorecard(context, sources, 'sample'))).toMatchObject({
    version: 3,
    definition: sampleScorecard,
    draft: null,
    versions: [{ version: 3 }, { version: 2, note: '温度感を重くする' }, { version: 1 }],
  })
  await expect(
    run((context) => rollBackScorecard(context, { scorecardKey: 'sample', version: 9, note: null })),
  ).rejects.toMatchObject({ code: 'health.no_such_version' })
})

it('refuses a score that would weigh itself', async () => {
  const { run } = await buildWorkspace(database, { clock })
  await run(keepSample)
  const definition = scorecardSchema.parse({
    ...sampleScorecard,
    caps: [{ ...sampleScorecard.caps[0], when: [{ attribute: 'health.score', test: 'at_most', value: 5 }] }],
  })
  await expect(
    run((context) => saveScorecardDraft(context, { scorecardKey: 'sample', edit: 0, definition })),
  ).rejects.toMatchObject({ code: 'health.measures_itself' })
})

it('tells how all customers stand, page by page, and who fell within a week', async () => {
  clock.set('2026-05-01T01:00:00Z')
  const { run } = await buildWorkspace(database, { clock })
  const other = await buildWorkspace(database, { clock })
  const facts = new Map<string, Partial<FakeFacts>>()
  const sources = [fakeSource(facts)]
  const ids: string[] = []
  await run(async (context) => {
    await keepSample(context)
    for (const name of ['甲', '乙', '丙', '丁'])
      ids.push((await buildAccount(context, { name, phase: 'adoption', touchModel: 'high' })).id)
  })
  const score = (users: readonly number[]) => {
    for (const [index, id] of ids.entries())
      facts.set(id, { users: users[index] ?? 0, tickets: 0, mood: 'good', mood_age: 0, sponsor: true })
    return run((context) => scoreCustomers(context, sources))
  }
  await score([70, 70, 70, 45])
  clock.set('2026-05-08T01:00:00Z')
  await run((context) =>
    overrideHealth(context, {
      accountId: ids[2] ?? '',
      score: null,
      band: 'risk',
      reason: '解約の話が出ている',
      untilOn: '2026-05-31',
      clientId: 'client-one',
    }),
  )
  await score([70, 20, 70, 70])
  expect(await run(readPortfolio)).toMatchObject({
    customers: 4,
    bands: { good: 2, watch: 1, risk: 1, held: 0, unknown: 0 },
    decided: 1,
    movedDown: 1,
    down: [{ account: { name: '乙' }, from: 100, to: 60, band: 'watch' }],
    up: [{ account: { name: '丁' }, from: 80, to: 100 }],
  })
  const page = (cursor?: string) => run((context) => listHealth(context, { limit: 3, ...(cursor ? { cursor } : {}) }))
  const start = await page()
  expect(start.items[0]).toMatchObject({ account: { name: '乙' }, score: 60, change: -40 })
  const rest = await page(start.nextCursor ?? '')
  expect([...start.items, ...rest.items].map(({ account }) => account.id).toSorted()).toEqual(ids.toSorted())
  expect(rest.nextCursor).toBeNull()
  const decided = await run((context) => listHealth(context, { limit: 50, only: 'decided' }))
  expect(decided.items).toMatchObject([{ account: { name: '丙' }, band: 'risk', score: 100 }])
  expect(await other.run(readPortfolio)).toMatchObject({ customers: 0, day: null, mean: null })
})

it('keeps what is said once, and until it expires', async () => {
  clock.set('2026-05-01T01:00:00Z')
  const { run } = await buildWorkspace(database, { clock })
  const accountId = await run(
    async (context) => (await buildAccount(context, { phase: 'onboarding', touchModel: 'high' })).id,
  )
  const say = (mood: 'good' | 'bad', clientId: string, expiresOn?: string) =>
    run((context) => saySentiment(context, { accountId, mood, reason: '定例の様子', clientId, expiresOn }))
  await say('bad', 'client-one', '2026-05-10')
  await say('good', 'client-one')
  await expect(say('good', 'client-two', '2026-05-01')).rejects.toMatchObject({ code: 'health.expiry_out_of_range' })
  const read = () => run((context) => readAccountHealth(context, [], { accountId }))
  expect(await read()).toMatchObject({ state: 'waiting', sentiment: { mood: 'bad', expiresOn: '2026-05-10' } })
  clock.set('2026-05-10T01:00:00Z')
  expect(await read()).toMatchObject({ sentiment: null })
})

it('tells by stored scores alone who churned afterwards', async () => {
  clock.set('2026-01-10T01:00:00Z')
  const { run } = await buildWorkspace(database, { clock })
  const facts = new Map<string, Partial<FakeFacts>>()
  const sources = [fakeSource(facts)]
  const ids = await run(async (context) => {
    await keepSample(context)
    const built: string[] = []
    for (const users of [20, 30, 60, 70]) {
      const { id } = await buildAccount(context, { name: `顧客${users}`, phase: 'adoption', touchModel: 'high' })
      facts.set(id, { users, tickets: 0, mood: 'good', mood_age: 0, sponsor: true })
      built.push(id)
    }
    return built
  })
  await run((context) => scoreCustomers(context, sources))
  clock.set('2026-02-20T01:00:00Z')
  await run((context) => movePhaseTo(context, ids[0] ?? '', 'churned', null))
  await run((context) => scoreCustomers(context, sources))
  const test = (day: string) => run((context) => readBackTest(context, { day, days: 90 }))
  expect(await test('2026-01-10')).toMatchObject({
    until: '2026-04-10',
    isComplete: false,
    churned: 1,
    kept: 3,
    auc: { share: 1 },
    verdict: 'too_few',
    bands: [
      { band: 'watch', customers: 2, churned: 1 },
      { band: 'good', customers: 2, churned: 0 },
    ],
  })
  expect(await test('2026-01-09')).toMatchObject({ churned: 0, kept: 0, auc: null, lift: null, bands: [] })
})
