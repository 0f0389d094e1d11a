import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { readCatalogue, readPlan, saveCatalogue, savePlan } from './definitions.ts'
import { listJourneyGaps, readAccountJourney, readJourneyMap } from './journey/read-journey.ts'
import { recommendMeasures } from './measures/recommend-measures.ts'
import { startMeasure } from './measures/start-measure.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const daysAgo = (context: Context, days: number) => addDays(todayIn(context.timeZone, context.clock.now()), -days)

it('recommends by touch model, makes a measure a task of the plan once, and keeps versions of the catalogue', async () => {
  const { run } = await buildWorkspace(database)
  const accountId = await run(
    async (context) => (await buildAccount(context, { name: '東西商事', touchModel: 'high' })).id,
  )
  const start = (clientId: string, measureKey = 'dedicated_consulting') =>
    run((context) => startMeasure(context, { accountId, measureKey, clientId }))
  await expect(start('client-one')).rejects.toMatchObject({ code: 'touch.no_open_project' })
  const { projectId } = await run((context) => buildProject(context, { accountId }))

  const before = await run((context) => recommendMeasures(context, accountId))
  expect(before).toMatchObject({ touchModel: 'high', projectId })
  const fits = new Map(before.items.map(({ measure, fit }) => [measure.key, fit]))
  expect(before.items[0]).toMatchObject({ fit: 'recommended', measure: { key: 'dedicated_consulting' }, started: null })
  expect(fits.get('webinar')).toBe('other_touch')
  expect(before.items.find(({ measure }) => measure.key === 'setup_on_behalf')).toMatchObject({
    fit: 'possible',
    reasons: [{ verdict: 'unknown', known: [] }, { verdict: 'unknown' }],
  })

  const first = await start('client-one')
  expect(await start('client-one')).toEqual(first)
  await expect(start('client-one', 'webinar')).rejects.toMatchObject({ code: 'touch.client_id_taken' })
  await expect(start('client-two', 'none')).rejects.toMatchObject({ code: 'touch.no_such_measure' })
  const after = await run((context) => recommendMeasures(context, accountId))
  expect(after.items[0]?.started).toMatchObject({ projectId, taskId: first.taskId, isDone: false })
  const tasks = await run((context) =>
    sql<{ title: string }>`select texts -> 'name' ->> 'ja' as title from onboarding.tasks
      where task_id = ${first.taskId}`.execute(context.transaction),
  )
  expect(tasks.rows).toEqual([{ title: '専任コンサルティング' }])

  const { definition } = await run(readCatalogue)
  const next = { measures: definition.measures.filter(({ key }) => key !== 'webinar') }
  expect(await run((context) => saveCatalogue(context, { version: 0, definition: next }))).toMatchObject({ version: 1 })
  await expect(run((context) => saveCatalogue(context, { version: 0, definition: next }))).rejects.toMatchObject({
    code: 'touch.changed_meanwhile',
  })
  expect((await run((context) => recommendMeasures(context, accountId))).items).toHaveLength(6)
})

it('sets what happened in a phase against what was planned, for one customer and for all', async () => {
  const { run } = await buildWorkspace(database)
  const other = await buildWorkspace(database)
  const accountId = await run(async (context) => {
    const { id } = await buildAccount(context, { name: '北南商店', touchModel: 'high', phase: 'onboarding' })
    await buildProject(context, { accountId: id })
    await sql`update accounts.phase_entries set since = ${daysAgo(context, 35)} where account_id = ${id}`.execute(
      context.transaction,
    )
    const held = (kind: string, days: number, state = 'held') =>
      sql`update onboarding.meetings set state = ${state}, starts_at = ${`${daysAgo(context, days)}T03:00:00Z`}
        where meeting_id = (select meeting_id from onboarding.meetings where account_id = ${id} and kind = ${kind} limit 1)`.execute(
        context.transaction,
      )
    await held('kickoff_90', 30)
    await held('check_in', 20)
    await held('review_30', 3, 'no_show')
    return id
  })
  await other.run((context) => buildAccount(context, { name: '他社', touchModel: 'high', phase: 'onboarding' }))

  const journey = await run((context) => readAccountJourney(context, accountId))
  const [present] = journey.passages
  const of = (key: string) => present?.touchpoints.find((point) => point.key === key)
  expect(of('kickoff')).toMatchObject({ expected: 1, happened: 1, state: 'met' })
  expect(of('check_in_high')).toMatchObject({ expected: 2, happened: 1, state: 'missing' })
  expect(of('reviews')).toMatchObject({ expected: 1, happened: 0, state: 'missing', lastOn: null })
  expect(of('training')).toMatchObject({ expected: 0, state: 'upcoming' })
  expect(of('how_to_mail')).toBeUndefined()
  expect(journey.missing).toBe(present?.touchpoints.filter(({ state }) => state === 'missing').length)

  const map = await run(readJourneyMap)
  const row = map.items.find(({ key }) => key === 'check_in_high')
  expect(row).toMatchObject({ touchModel: 'high', due: 1, behind: 1, expected: 2, happened: 1 })
  const gaps = await run((context) => listJourneyGaps(context, { key: 'check_in_high', touchModel: 'high' }))
  expect(gaps).toMatchObject({ items: [{ account: { name: '北南商店' }, expected: 2, happened: 1 }], more: 0 })

  const { definition } = await run(readPlan)
  const touchpoints = definition.touchpoints.map((each) =>
    each.key === 'check_in_high' ? { ...each, days: 30 } : each,
  )
  await run((context) => savePlan(context, { version: 0, definition: { touchpoints } }))
  expect((await run(readJourneyMap)).items.find(({ key }) => key === 'check_in_high')).toMatchObject({ behind: 0 })
})

it('expects no more of the rhythm of an onboarding once its plan is over', async () => {
  const { run } = await buildWorkspace(database)
  const expectedAfter = (change: (context: Context, projectId: string) => Promise<unknown>) =>
    run(async (context) => {
      const { id } = await buildAccount(context, { touchModel: 'high', phase: 'onboarding' })
      const { projectId } = await buildProject(context, { accountId: id })
      await sql`update accounts.phase_entries set since = ${daysAgo(context, 400)} where account_id = ${id}`.execute(
        context.transaction,
      )
      await change(context, projectId)
      const { passages } = await readAccountJourney(context, id)
      return passages[0]?.touchpoints.find(({ key }) => key === 'check_in_high')?.expected
    })
  const movedBack = (context: Context, projectId: string) =>
    sql`with plan as (update onboarding.projects set value_on = ${daysAgo(context, 330)} where project_id = ${projectId})
      update onboarding.tasks set start_on = ${daysAgo(context, 330)}, due_on = ${daysAgo(context, 316)}
      where project_id = ${projectId}`.execute(context.transaction)
  expect(await expectedAfter(async () => undefined)).toBe(28)
  // 400 days ago to the last day of the plan, 316 days ago: 84 days, six times a fortnight.
  expect(await expectedAfter(movedBack)).toBe(6)
  expect(
    await expectedAfter((context, projectId) =>
      sql`update onboarding.projects set ended_on = ${daysAgo(context, 358)} where project_id = ${projectId}`.execute(
        context.transaction,
      ),
    ),
  ).toBe(3)
})

it('judges each stay in onboarding by its own project, without work that was skipped', async () => {
  const { run } = await buildWorkspace(database)
  const expected = await run(async (context) => {
    const { id } = await buildAccount(context, { touchModel: 'high', phase: 'onboarding' })
    const { transaction } = context
    const since = (days: number) => daysAgo(context, days)
    const first = await buildProject(context, { accountId: id })
    await sql`update onboarding.projects set contract_start_on = ${since(400)}, ended_on = ${since(358)},
      state = 'ended_without_value' where project_id = ${first.projectId}`.execute(transaction)
    const second = await buildProject(context, { accountId: id })
    await sql`with plan as (update onboarding.projects set contract_start_on = ${since(100)}, value_on = ${since(80)}
        where project_id = ${second.projectId})
      update onboarding.tasks set status = case when position = 0 then 'skipped' else status end,
        start_on = ${since(100)}::date, due_on = ${since(58)}::date + case when position = 0 then 50 else 0 end
      where project_id = ${second.projectId}`.execute(transaction)
    await sql`update accounts.phase_entries set since = ${since(400)} where account_id = ${id}`.execute(transaction)
    for (const [phase, days] of [
      ['adoption', 300],
      ['onboarding', 100],
    ] as const)
      await sql`insert into accounts.phase_entries select (jsonb_populate_record(entries, jsonb_build_object(
          'phase_entry_id', gen_random_uuid(), 'phase', ${phase}::text, 'since', ${since(days)}::date))).*
        from accounts.phase_entries as entries where account_id = ${id} and since = ${since(400)}`.execute(transaction)
    const { passages } = await readAccountJourney(context, id)
    return passages.map(({ phase, touchpoints }) => [
      phase,
      touchpoints.find(({ key }) => key === 'check_in_high')?.expected,
    ])
  })
  // The present one: 100 days ago to the last day of its plan, 58 days ago; the first ended 358 days ago.
  expect(expected).toEqual([
    ['onboarding', 3],
    ['adoption', undefined],
    ['onboarding', 3],
  ])
})
