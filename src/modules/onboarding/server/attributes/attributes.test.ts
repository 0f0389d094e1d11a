import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { onboardingAttributes } from './attributes.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

/** Everything that is known of one customer as of the day. */
async function readAll(context: Context, accountId: string, asOf: string) {
  const known: Record<string, unknown> = {}
  for (const source of onboardingAttributes) {
    const keys = (await source.list(context)).map(({ key }) => key)
    const query = await source.select(context, keys, asOf)
    const { rows } = await sql<object>`select * from (${query}) as source where account_id = ${accountId}`.execute(
      context.transaction,
    )
    expect(rows.length).toBeLessThanOrEqual(1)
    Object.assign(known, rows[0])
  }
  return known
}
const read = (accountId: string, asOf: string) => workspace.run((context) => readAll(context, accountId, asOf))

it('knows of a customer without onboarding that none runs, and nothing else', async () => {
  await workspace.run((context) => buildProject(context))
  const { id } = await workspace.run((context) => buildAccount(context))
  const known = await read(id, '2026-04-01')
  expect(known).toMatchObject({ 'onboarding.is_running': false, 'onboarding.milestone_delay': null })
  expect(known['onboarding.reply_days']).toBeUndefined()
})

it('tells how an onboarding stands as of a day', async () => {
  const { accountId, projectId } = await workspace.run((context) => buildProject(context))
  expect(await read(accountId, '2026-03-31')).toMatchObject({ 'onboarding.is_running': false })
  expect(await read(accountId, '2026-04-01')).toMatchObject({
    'onboarding.is_running': true,
    'onboarding.program': 'wbs_high_12w',
    'onboarding.state': 'planning',
    'onboarding.days_since_contract': 0,
    'onboarding.value_confirmed': false,
    'onboarding.milestone_delay': 0,
    'onboarding.overdue_homework': 0,
    'onboarding.homework_on_time_28d': null,
    'onboarding.goals_achieved': null,
    'onboarding.value_recorded_90d': false,
    'onboarding.renewal_intent': null,
    'onboarding.reply_days': 0,
  })
  // Golden Week is no time in which anybody owed an answer.
  expect(await read(accountId, '2026-05-07')).toMatchObject({ 'onboarding.reply_days': 22 })
  const late = await read(accountId, '2026-07-01')
  expect(late['onboarding.milestone_delay']).toBeGreaterThan(20)
  expect(late['onboarding.overdue_homework']).toBeGreaterThan(3)
  expect(late).toMatchObject({ 'onboarding.value_outlook': 'late', 'onboarding.homework_on_time_28d': 0 })

  await workspace.run(async ({ transaction }) => {
    await sql`update onboarding.tasks set status = 'done', done_on = due_on where project_id = ${projectId}
      and side = 'customer'`.execute(transaction)
    await sql`insert into onboarding.measurements (workspace_id, account_id, project_id, measurement_id, goal_id, client_id,
        measured_on, value, evidence, source, recorded_by, recorded_at)
      select workspace_id, account_id, project_id, gen_random_uuid(), goal_id, 'a', '2026-05-01', 7, '記録', 'manual', 'CS', now()
      from onboarding.goals where project_id = ${projectId}`.execute(transaction)
  })
  expect(await read(accountId, '2026-06-10')).toMatchObject({
    'onboarding.overdue_homework': 0,
    'onboarding.homework_on_time_28d': 100,
    'onboarding.goals_achieved': 50,
    'onboarding.value_recorded_90d': true,
  })
  expect(await read(accountId, '2026-08-01')).toMatchObject({ 'onboarding.value_recorded_90d': false })
})

it.each([
  { came: [], states: [], attendance: undefined, kept: undefined, missed: undefined, sponsor: undefined },
  { came: ['champion'], states: ['held'], attendance: 60, kept: 100, missed: 0, sponsor: false },
  { came: ['champion', 'executive_sponsor'], states: ['held'], attendance: 100, kept: 100, missed: 0, sponsor: true },
  { came: [], states: ['held', 'no_show'], attendance: 0, kept: 50, missed: 1, sponsor: false },
  { came: [], states: ['no_show', 'no_show', 'no_show'], attendance: 0, kept: 0, missed: 3, sponsor: false },
  { came: ['champion'], states: ['held', 'no_show', 'cancelled'], attendance: 60, kept: 0, missed: 2, sponsor: false },
])('judges meetings: $states with $came', async ({ came, states, attendance, kept, missed, sponsor }) => {
  const { accountId, projectId } = await workspace.run((context) => buildProject(context))
  await workspace.run(async ({ transaction }) => {
    for (const [index, state] of states.entries()) {
      await sql`with held as (
        insert into onboarding.meetings (workspace_id, account_id, project_id, meeting_id, cycle, kind, series_key, starts_at,
          minutes, state)
        select workspace_id, account_id, project_id, gen_random_uuid(), 1, 'check_in', ${`x${index}`},
          timestamptz '2026-04-10T01:00:00Z' + make_interval(days => ${index}::int), 30, ${state}
        from onboarding.projects where project_id = ${projectId} returning *)
      insert into onboarding.meeting_attendees (workspace_id, account_id, project_id, meeting_id, person_id, side, name, roles,
        has_attended)
      select workspace_id, account_id, project_id, meeting_id, gen_random_uuid(), 'customer', role, array[role],
        role = any(${came}::text[]) and state = 'held'
      from held cross join unnest(array['champion', 'executive_sponsor']) as roles (role)`.execute(transaction)
    }
  })
  const known = await read(accountId, '2026-06-10')
  expect(known['onboarding.meeting_attendance']).toBe(attendance)
  expect(known['onboarding.meetings_kept']).toBe(kept)
  expect(known['onboarding.meetings_missed']).toBe(missed)
  expect(known['onboarding.sponsor_contact_120d']).toBe(sponsor)
})
