import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { confirmValueFromPortal } from '#modules/onboarding/server/api.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { reportTables } from '../../onboarding-contract.ts'
import { countOnboardingFacts } from './count-facts.ts'
import { exportOnboardingReport } from './export-onboarding-report.ts'
import { exportOnboardingTable } from './export-table.ts'
import { listOnboardingCustomers } from './list-onboarding-customers.ts'
import { readOnboardingReport } from './read-onboarding-report.ts'

let database: TestDatabase
let workspace: TestWorkspace

/** Eleven customers a month apart from one another in how long they took: 10, 20 … 100 days, and one not yet. */
beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock: createFakeClock('2026-07-31T00:00:00Z') })
  for (let place = 1; place <= 11; place++) {
    await workspace.run(async (context) => {
      const industry = place % 2 === 0 ? 'retail' : 'manufacturing'
      const { id } = await buildAccount(context, { name: `${place}社`, industry })
      const contractStartOn = place <= 6 ? '2026-03-02' : '2026-04-01'
      await buildProject(context, { accountId: id, contractStartOn, programKey: 'wbs_tech_14d' })
      if (place === 11) return
      const confirmedOn = Temporal.PlainDate.from(contractStartOn)
        .add({ days: place * 10 })
        .toString()
      const words = { clientId: newId(), goalId: null, words: '役に立っています', name: '田中', title: '部長' }
      await confirmValueFromPortal(context, { accountId: id, confirmedOn, ...words })
    })
  }
  const neighbour = await buildWorkspace(database)
  await neighbour.run((context) => buildProject(context))
  await neighbour.run(countOnboardingFacts)
  await workspace.run(countOnboardingFacts)
})
afterAll(() => database.close())

test('counts every project of this workspace once, however often it is counted', async () => {
  await workspace.run(countOnboardingFacts)
  const report = await workspace.run((context) => readOnboardingReport(context, { cut: 'none' }))
  expect(report.countedOn).toBe('2026-07-31')
  expect(report.overall).toMatchObject({
    started: 11,
    shares: {
      value_30: { count: 3, of: 11, share: 3 / 11 },
      value_90: { count: 9, of: 11 },
      churn: { count: 0, of: 11, share: 0 },
      exam_answered: { share: null },
    },
    numbers: { time_to_value: { n: 10, median: 55, q1: 32.5, q3: 77.5, mean: 55 }, exam_score: { n: 0, mean: null } },
  })
})

test('by the month of the contract, with counts where there are too few for shares', async () => {
  const { groups } = await workspace.run((context) => readOnboardingReport(context, { cut: 'month' }))
  expect(groups.map(({ value, started }) => [value, started])).toEqual([
    ['2026-03', 6],
    ['2026-04', 5],
  ])
  expect(groups[0]?.shares.value_90).toEqual({ count: 6, of: 6, share: null })
})

test.each(['quarter', 'program', 'owner', 'touch_model', 'industry', 'size', 'plan'] as const)(
  'the groups by %s add up to all',
  async (cut) => {
    const { groups, overall } = await workspace.run((context) => readOnboardingReport(context, { cut }))
    expect(groups.reduce((sum, { started }) => sum + started, 0)).toBe(overall.started)
  },
)

test('weeks begin on Monday and add up to those who reached value', async () => {
  const { weeks, overall } = await workspace.run((context) => readOnboardingReport(context, { cut: 'none' }))
  expect(weeks.reduce((sum, { n }) => sum + n, 0)).toBe(overall.numbers.time_to_value.n)
  expect(weeks.every(({ week }) => Temporal.PlainDate.from(week).dayOfWeek === 1)).toBe(true)
})

test('a week opens to those who got value in it, and to those who waited', async () => {
  const query = { cut: 'industry' } as const
  const { weeks, groupWeeks } = await workspace.run((context) => readOnboardingReport(context, query))
  for (const { week, n, atRisk } of weeks) {
    const ofWeek = groupWeeks.filter((row) => row.week === week)
    expect(ofWeek.reduce((sum, row) => sum + row.n, 0)).toBe(n)
    expect(ofWeek.reduce((sum, row) => sum + row.atRisk, 0)).toBe(atRisk)
  }
  const busy = weeks.find(({ n }) => n > 0)
  const behind = (figure: 'time_to_value' | 'at_risk') =>
    workspace.run((context) => listOnboardingCustomers(context, { figure, cut: 'none', week: busy?.week, limit: 50 }))
  expect((await behind('time_to_value')).total).toBe(busy?.n)
  expect((await behind('at_risk')).total).toBe(busy?.atRisk)
  // Of those who began in March and April the last was without value to the end.
  expect(weeks.at(-1)).toMatchObject({ week: '2026-07-27', atRisk: 1, n: 0 })
})

test('a step opens to the projects that wait in it', async () => {
  const { steps } = await workspace.run((context) => readOnboardingReport(context, { cut: 'none' }))
  for (const { element, waiting } of steps) {
    const { total } = await workspace.run((context) =>
      listOnboardingCustomers(context, { figure: 'step_waiting', cut: 'none', step: element, limit: 50 }),
    )
    expect(total).toBe(waiting.n)
  }
})

test.each(reportTables)('the table %s leaves as a file', async (table) => {
  const file = await workspace.run((context) =>
    exportOnboardingTable(context, { table, cut: 'industry', format: 'csv' }),
  )
  const lines = Buffer.isBuffer(file.body) ? file.body.toString().trim().split('\r\n') : []
  const rows = { figures: 1, groups: 2, steps: 6, benchmarks: 3, forecast: 0 }
  if (table !== 'weeks') expect(lines.length - 1).toBe(rows[table])
  expect(lines[0]?.split(',').length).toBeGreaterThan(4)
})

test('names the step that open projects wait in', async () => {
  const { steps, bottleneck } = await workspace.run((context) => readOnboardingReport(context, { cut: 'none' }))
  const step = steps.find(({ element }) => element === bottleneck)
  expect(step?.waiting.n).toBeGreaterThan(0)
  expect(step?.waiting.days).toBeGreaterThan(0)
})

test('forgets a step once all its work was put off', async () => {
  const read = () => workspace.run((context) => readOnboardingReport(context, { cut: 'none' }))
  const { bottleneck } = await read()
  expect(bottleneck).not.toBeNull()
  await database.owner.query(
    `update onboarding.tasks set status = 'skipped' where workspace_id = $1 and element = $2`,
    [workspace.workspaceId, bottleneck],
  )
  await workspace.run(countOnboardingFacts)
  const after = (await read()).steps.find(({ element }) => element === bottleneck)
  expect(after?.waiting).toEqual({ n: 0, days: null })
})

test('a figure opens to its customers page by page, the lowest first', async () => {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await workspace.run((context) =>
      listOnboardingCustomers(context, { figure: 'value_30', cut: 'industry', value: 'retail', limit: 2, cursor }),
    )
    expect(names.length > 0 || page.total === 5).toBe(true)
    names.push(...page.items.map(({ name, counted }) => `${name} ${counted}`))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(names).toHaveLength(5)
  expect(names.at(-1)).toBe('2社 1')
})

test.each(['csv', 'xlsx'] as const)('leaves as %s', async (format) => {
  const file = await workspace.run((context) =>
    exportOnboardingReport(context, { figure: 'time_to_value', cut: 'none', format }),
  )
  expect(file.fileName).toBe(`onboarding_time_to_value_20260731.${format}`)
  expect(Buffer.isBuffer(file.body) && file.body.length > 100).toBe(true)
})

test('counts how long each side took to write back, from the first word that waits for an answer', async () => {
  const said = [
    { day: 1, by: 'staff' },
    { day: 2, by: 'portal' },
    { day: 3, by: 'portal' },
    { day: 5, by: 'staff' },
    { day: 6, by: 'portal' },
  ]
  for (const { day, by } of said)
    await database.owner.query(
      `insert into onboarding.task_comments (workspace_id, account_id, project_id, task_comment_id, task_id, client_id,
         body, visibility, author_kind, author_name, created_at)
       select workspace_id, account_id, project_id, $2::uuid, task_id, $2::uuid::text, 'あ', 'customer', $3, '田中',
         '2026-05-01T00:00:00Z'::timestamptz + make_interval(days => $4)
       from onboarding.tasks where workspace_id = $1 order by task_id limit 1`,
      [workspace.workspaceId, newId(), by, day],
    )
  await workspace.run(countOnboardingFacts)
  const { overall } = await workspace.run((context) => readOnboardingReport(context, { cut: 'none' }))
  expect(overall.numbers.response).toMatchObject({ n: 1, mean: 1 })
  expect(overall.numbers.reply).toMatchObject({ n: 1, mean: 3 })
})
