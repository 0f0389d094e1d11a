import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { confirmValueFromPortal } from '#modules/onboarding/server/api.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { exportGraduationReview, listGraduationCustomers } from './list-graduation-customers.ts'
import { readGraduationReview } from './read-graduation-review.ts'
import { saveGraduationNote } from './save-graduation-note.ts'

const clock = createFakeClock('2026-03-02T00:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
const accounts: string[] = []
const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)

const enter = (context: Context, accountId: string, phase: string, since: string) =>
  sql`insert into accounts.phase_entries (workspace_id, account_id, phase_entry_id, phase, since, moved_by, moved_at)
    values (${context.workspaceId}, ${accountId}, ${newId()}, ${phase}, ${since}, '佐藤', now())`.execute(
    context.transaction,
  )

/** Twelve customers who confirmed value and renewed but one, twelve who did not and left but three. */
beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  for (let place = 0; place < 24; place++) {
    clock.set('2026-03-02T00:00:00Z')
    await run(async (context) => {
      const { id } = await buildAccount(context, { name: `${String(place).padStart(2, '0')}社` })
      accounts.push(id)
      await buildProject(context, { accountId: id, contractStartOn: '2026-03-02', programKey: 'wbs_tech_14d' })
      const hasValue = place < 12
      clock.set('2026-04-02T00:00:00Z')
      if (hasValue) {
        const words = { clientId: newId(), goalId: null, words: '役に立っています', name: '田中', title: '部長' }
        await confirmValueFromPortal(context, { accountId: id, confirmedOn: '2026-04-01', ...words })
      }
      const isRenewed = hasValue ? place > 0 : place > 20
      await enter(context, id, 'renewal', '2026-05-01')
      await enter(context, id, isRenewed ? 'adoption' : 'churned', '2026-06-10')
      if (place === 5) await enter(context, id, 'expansion', '2026-07-01')
    })
  }
  clock.set('2026-07-15T00:00:00Z')
  const neighbour = await buildWorkspace(database)
  await neighbour.run((context) => buildProject(context))
})
afterAll(() => database.close())

test('counts customers by stage, and finds where retention jumps', async () => {
  const review = await run((context) => readGraduationReview(context, {}))
  expect(review).toMatchObject({ month: '2026-07', asOf: '2026-07-15', customers: 24 })
  const byStage = new Map(review.stages.map((stage) => [stage.stage, stage]))
  expect(byStage.get('value_confirmed')).toMatchObject({
    customers: 12,
    retention: { count: 11, of: 12 },
    expansion: { count: 1, of: 12 },
    medianDays: 30,
  })
  expect(byStage.get('started')).toMatchObject({ customers: 12, retention: { count: 3, of: 12 } })
  expect(review.jump).toMatchObject({ stage: 'value_confirmed', below: 'started', rise: expect.closeTo(8 / 12, 9) })
  expect(review.scores.find(({ band }) => band === 'none')?.customers).toBe(24)
})

test('counts by the stages of the roadmap, those without one too', async () => {
  await run(async ({ transaction }) => {
    for (const [place, accountId] of accounts.slice(0, 14).entries())
      await sql`insert into onboarding.roadmap_records (workspace_id, account_id, project_id, roadmap_record_id, stage_id,
          client_id, is_reached, happened_on, said_by, how, recorded_by, recorded_at)
        select workspace_id, account_id, project_id, ${newId()}, stage_id, ${newId()}, true, '2026-05-20', '田中', '会議',
          '佐藤', now()
        from onboarding.roadmap_stages where account_id = ${accountId}
          and key = ${place < 12 ? 'first_result' : 'team_ready'}`.execute(transaction)
  })
  const { programs } = await run((context) => readGraduationReview(context, {}))
  expect(programs.map(({ key, customers }) => [key, customers])).toEqual([['wbs_tech_14d', 24]])
  expect(programs[0]?.roads.map(({ key, customers }) => [key, customers])).toEqual([
    ['-', 10],
    ['team_ready', 2],
    ['first_result', 12],
  ])
  expect(programs[0]?.jump).toMatchObject({ key: 'first_result', below: '-' })
  const query = { road: 'team_ready', limit: 10 }
  const { items } = await run((context) => listGraduationCustomers(context, query))
  expect(items.map(({ name, road }) => [name, typeof road?.ja])).toEqual([
    ['12社', 'string'],
    ['13社', 'string'],
  ])
  const none = await run((context) => listGraduationCustomers(context, { road: '-', limit: 10 }))
  expect(none.total).toBe(10)
})

test('keeps programs apart, and gathers the stages that somebody wrote in one row', async () => {
  const [first, second] = accounts.slice(22)
  await run(async ({ transaction }) => {
    await sql`update onboarding.projects set program_key = 'wbs_low_6w' where account_id = ${first}`.execute(
      transaction,
    )
    const ownKey = () => `own_${newId().replaceAll('-', '_')}`
    for (const [key, accountId] of [
      [ownKey(), first],
      [ownKey(), second],
      ['goal_1', accounts[0]],
      ['own_data', accounts[13]],
    ] as const) {
      const stageId = newId()
      await sql`insert into onboarding.roadmap_stages (workspace_id, account_id, project_id, stage_id, key, position, name,
          value, evidence)
        select workspace_id, account_id, project_id, ${stageId}, ${key}, 50, jsonb_build_object('ja', '当社だけ'::text, 'en', ''),
          '{}', '{}' from onboarding.projects where account_id = ${accountId}`.execute(transaction)
      await sql`insert into onboarding.roadmap_records (workspace_id, account_id, project_id, roadmap_record_id, stage_id,
          client_id, is_reached, happened_on, said_by, how, recorded_by, recorded_at)
        select workspace_id, account_id, project_id, ${newId()}, stage_id, ${newId()}, true, '2026-06-20', '田中', '会議',
          '佐藤', now() from onboarding.roadmap_stages where stage_id = ${stageId}`.execute(transaction)
    }
  })
  const { programs } = await run((context) => readGraduationReview(context, {}))
  const counts = programs.map(({ key, roads }) => [key, roads.map((road) => [road.key, road.customers, road.name?.ja])])
  expect(counts).toEqual([
    ['wbs_low_6w', [['*', 1, undefined]]],
    [
      'wbs_tech_14d',
      [
        ['-', 8, undefined],
        ['team_ready', 1, expect.any(String)],
        ['first_result', 12, expect.any(String)],
        ['own_data', 1, expect.any(String)],
        ['*', 1, undefined],
      ],
    ],
  ])
  const behind = await run((context) =>
    listGraduationCustomers(context, { program: 'wbs_tech_14d', road: '*', limit: 10 }),
  )
  expect(behind.items.map(({ name, road }) => [name, road?.ja])).toEqual([['23社', '当社だけ']])
  await run(({ transaction }) =>
    sql`update onboarding.projects set program_key = 'wbs_tech_14d' where account_id = ${first}`.execute(transaction),
  )
})

test('looks at an earlier month as it was', async () => {
  const review = await run((context) => readGraduationReview(context, { month: '2026-05' }))
  expect(review.asOf).toBe('2026-05-31')
  expect(review.stages.reduce((sum, { renewed, churned }) => sum + renewed + churned, 0)).toBe(0)
  expect(review.jump).toBeNull()
  const before = await run((context) => readGraduationReview(context, { month: '2026-03' }))
  expect(before.stages.find(({ stage }) => stage === 'started')?.customers).toBe(24)
  expect((await run((context) => readGraduationReview(context, { month: '2026-02' }))).customers).toBe(0)
})

test('opens each count to its customers, page by page', async () => {
  const query = { stage: 'value_confirmed', continuation: 'renewed' } as const
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await run((context) => listGraduationCustomers(context, { ...query, limit: 4, cursor }))
    names.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(names).toHaveLength(11)
  expect(new Set(names).size).toBe(11)
  const expanded = await run((context) => listGraduationCustomers(context, { isExpanded: true, limit: 10 }))
  expect(expanded.items.map(({ name }) => name)).toEqual(['05社'])
})

test('keeps a note for each month, and refuses to overwrite one unseen', async () => {
  const [id = ''] = accounts
  const target = { month: '2026-07', id }
  const save = (note: string, version: number) =>
    run((context) => saveGraduationNote(context, target, { note, version }))
  expect(await save('推進担当が異動', 0)).toEqual({ version: 1 })
  await expect(save('別の人の気づき', 0)).rejects.toMatchObject({ code: 'metrics.changed_meanwhile' })
  expect(await save('推進担当が異動、後任と面談', 1)).toEqual({ version: 2 })
  await expect(
    run((context) => saveGraduationNote(context, { ...target, month: '2026-06' }, { note: 'x', version: 3 })),
  ).rejects.toMatchObject({ code: 'metrics.changed_meanwhile' })
  const noteOf = async (month: string) =>
    (await run((context) => listGraduationCustomers(context, { month, limit: 50 }))).items.find(
      ({ accountId }) => accountId === id,
    )
  expect(await noteOf('2026-07')).toMatchObject({ note: '推進担当が異動、後任と面談', noteVersion: 2 })
  expect(await noteOf('2026-06')).toMatchObject({ note: '', noteVersion: 0 })
})

test('leaves with each cell below its head', async () => {
  const { body } = await run((context) => exportGraduationReview(context, { month: '2026-07', format: 'csv' }))
  const lines: string[][] = parse(Buffer.isBuffer(body) ? body : '', { bom: true })
  const place = lines[0]?.indexOf('continuation') ?? -1
  const said = new Set(lines.slice(1).map((cells) => cells[place] ?? ''))
  expect(said.size).toBeGreaterThan(1)
  expect([...said].filter((each) => !['before', 'renewed', 'churned'].includes(each))).toEqual([])
})

test.each(['csv', 'xlsx'] as const)('leaves as %s', async (format) => {
  const file = await run((context) => exportGraduationReview(context, { month: '2026-07', format }))
  expect(file.fileName).toBe(`graduation_2026-07.${format}`)
  expect(Buffer.isBuffer(file.body) && file.body.length > 100).toBe(true)
})
