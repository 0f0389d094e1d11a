import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { buildSegment } from '#modules/segments/testing.ts'
import { instantOf } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { Scorecard } from '../../domain/scorecard/scorecard.ts'
import { type FakeFacts, fakeSource, sampleScorecard } from '../../testing.ts'
import { readAccountHealth } from '../history/read-account-health.ts'
import { rescoreMoved } from '../scoring/rescore.ts'
import { scoreCustomers } from '../scoring/score-customers.ts'
import { tables } from '../tables.ts'
import { createScorecard, endScorecard, orderScorecards } from './arrange-scorecards.ts'
import { dropScorecardDraft, publishScorecard, saveScorecardDraft } from './change-scorecard.ts'
import { explainScorecard } from './explain-choice.ts'
import { previewCustomer } from './preview-customer.ts'
import { previewScorecard } from './preview-scorecard.ts'
import { listScorecards, readScorecard } from './read-scorecards.ts'

const clock = createFakeClock('2026-06-01T01:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('judges by the first scorecard that fits, those for segments among them, and says which and why', async () => {
  const { run } = await buildWorkspace(database, { clock })
  const facts = new Map<string, Partial<FakeFacts>>()
  const sources = [fakeSource(facts)]
  const [inside, outside] = await run(async (context) => {
    const build = async (name: string) =>
      (await buildAccount(context, { name, phase: 'adoption', touchModel: 'high' })).id
    return [await build('甲'), await build('乙')] as const
  })
  for (const id of [inside, outside]) facts.set(id, { users: 70, tickets: 0, mood: 'good', mood_age: 0, sponsor: true })
  const segmentId = await run((context) => buildSegment(context, { name: '重点顧客', members: [inside] }))
  const narrow: Scorecard = { ...sampleScorecard, segments: [segmentId] }
  const create = (definition: Scorecard, clientId: string) =>
    run((context) => createScorecard(context, { definition, clientId }))
  const publish = (scorecardKey: string) =>
    run((context) => publishScorecard(context, { scorecardKey, edit: 1, note: null }))
  const chosen = async (accountId: string) =>
    (await run((context) => explainScorecard(context, accountId))).items.find(({ isChosen }) => isChosen)?.key

  const key = await create(narrow, 'press-0001')
  expect(await create(narrow, 'press-0001')).toBe(key)
  const preview = await run((context) =>
    previewCustomer(context, sources, { scorecardKey: key, definition: narrow, accountId: inside }),
  )
  expect(preview).toMatchObject({ applies: true, before: null, after: { score: 100, band: 'good' } })
  expect(
    await run((context) =>
      previewCustomer(context, sources, { scorecardKey: key, definition: narrow, accountId: outside }),
    ),
  ).toMatchObject({ applies: false, judgedBy: { en: 'Steady-state standard' }, after: { score: 100 } })
  expect(
    await run((context) => previewScorecard(context, sources, { scorecardKey: key, definition: narrow })),
  ).toMatchObject({ customers: 1, largest: [{ account: { name: '甲' }, from: null, to: 100 }] })
  expect(await chosen(inside)).toBe('health_std')

  const waiting = () =>
    run(async (context) => {
      await rescoreMoved(context, segmentId, instantOf(context))
      return tables(context.transaction).selectFrom('health.waiting_accounts').select('account_id').execute()
    })
  expect(await waiting()).toEqual([])
  await publish(key)
  expect(await waiting()).toEqual([{ account_id: inside }])
  await run((context) => scoreCustomers(context, sources))
  expect(await chosen(inside)).toBe(key)
  expect(await chosen(outside)).toBe('health_std')
  const judgedBy = async (accountId: string) =>
    (await run((context) => readAccountHealth(context, sources, { accountId }))).judged?.scorecard.key
  expect([await judgedBy(inside), await judgedBy(outside)]).toEqual([key, 'health_std'])
  const { items } = await run(listScorecards)
  expect(items.map((each) => [each.key, each.state, each.customers, each.segments])).toEqual([
    [key, 'in_force', 1, ['重点顧客']],
    ['health_onb', 'in_force', 0, []],
    ['health_std', 'in_force', 1, []],
    ['health_std_tech', 'in_force', 0, []],
  ])

  await run((context) => orderScorecards(context, ['health_onb', 'health_std', key, 'health_std_tech']))
  expect(await chosen(inside)).toBe('health_std')
  await expect(run((context) => orderScorecards(context, [key]))).rejects.toMatchObject({
    code: 'health.changed_meanwhile',
  })
  await run((context) => endScorecard(context, { scorecardKey: 'health_std', isEnded: true }))
  await run((context) => scoreCustomers(context, sources))
  expect([await chosen(inside), await chosen(outside)]).toEqual([key, undefined])
  expect(await run((context) => readAccountHealth(context, sources, { accountId: outside }))).toMatchObject({
    state: 'not_scored',
    judged: null,
  })
  await expect(
    run((context) => saveScorecardDraft(context, { scorecardKey: 'health_std', edit: 0, definition: sampleScorecard })),
  ).rejects.toMatchObject({ code: 'health.scorecard_ended' })
  await run((context) => endScorecard(context, { scorecardKey: 'health_std', isEnded: false }))
  expect(await chosen(outside)).toBe('health_std')
  await expect(
    run((context) => endScorecard(context, { scorecardKey: 'health_std', isEnded: false })),
  ).rejects.toMatchObject({ code: 'health.scorecard_not_ended' })
})

it('leaves nothing of a scorecard that was never published, and refuses segments that are gone or ask for health', async () => {
  const { run } = await buildWorkspace(database, { clock })
  const create = (definition: Scorecard, clientId: string) =>
    run((context) => createScorecard(context, { definition, clientId }))
  const key = await create(sampleScorecard, 'press-0002')
  expect(await run((context) => readScorecard(context, [], key))).toMatchObject({
    version: 0,
    state: 'unpublished',
    versions: [],
    draft: { edit: 1, basedOn: 0 },
  })
  await run((context) => dropScorecardDraft(context, key))
  await expect(run((context) => readScorecard(context, [], key))).rejects.toMatchObject({
    code: 'health.no_such_scorecard',
  })
  await expect(
    create({ ...sampleScorecard, segments: ['00000000-0000-4000-8000-000000000000'] }, 'press-0003'),
  ).rejects.toMatchObject({ code: 'health.no_such_segment' })
})
