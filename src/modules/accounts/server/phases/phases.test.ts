import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildAccount } from '../../testing.ts'
import { movePhaseTo, type NewAccount, reportPhaseFacts, requireAccount } from '../api.ts'
import { listTimeline } from '../timeline/list-timeline.ts'
import { listPhases } from './list-phases.ts'
import { movePhase, overridePhase } from './move-phase.ts'

const clock = createFakeClock('2026-04-01T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

const build = (facts: Partial<NewAccount> = {}) => workspace.run((context) => buildAccount(context, facts))
const phaseOf = async (id: string) => (await workspace.run((context) => requireAccount(context, id))).phase

test('a move whose conditions do not hold is refused with each of them', async () => {
  const { id } = await build()
  const { moves } = await workspace.run((context) => listPhases(context, id))
  expect(moves[0]).toEqual({
    phase: 'onboarding',
    refusals: [
      { code: 'accounts.phase_exit_unmet', condition: 'contract_signed' },
      { code: 'accounts.phase_entry_unmet', condition: 'contract_signed' },
      { code: 'accounts.phase_entry_unmet', condition: 'project_open' },
    ],
  })
  await expect(workspace.run((context) => movePhase(context, id, 'onboarding', null))).rejects.toMatchObject({
    code: 'accounts.phase_refused',
    fields: [
      { path: 'phase', code: 'accounts.phase_exit_unmet', params: { condition: '契約が登録されている' } },
      { code: 'accounts.phase_entry_unmet' },
      { code: 'accounts.phase_entry_unmet' },
    ],
  })
  expect(await phaseOf(id)).toBe('qualification')
})

test('a manual override goes anywhere and keeps its reason', async () => {
  const { id } = await build()
  const phases = await workspace.run((context) => overridePhase(context, id, 'adoption', '移行前からの顧客'))
  expect(phases).toMatchObject({ phase: 'adoption', stays: [{ days: 0 }, { reason: '移行前からの顧客' }] })
  await expect(workspace.run((context) => overridePhase(context, id, 'adoption', '再度'))).rejects.toMatchObject({
    fields: [{ code: 'accounts.phase_unchanged' }],
  })
})

test('facts that other modules report move the customer by the rules, and are kept', async () => {
  const { id } = await build({ contractStartOn: '2026-04-01', renewalOn: '2027-03-31' })
  await workspace.run((context) => reportPhaseFacts(context, id, { projectOpen: true }))
  expect(await phaseOf(id)).toBe('onboarding')
  await workspace.run((context) => reportPhaseFacts(context, id, { expansionOpen: false }))
  expect(await phaseOf(id)).toBe('onboarding')
  clock.set('2026-06-30T09:00:00+09:00')
  await workspace.run((context) => reportPhaseFacts(context, id, { projectOpen: false, onboardingResult: 'graduated' }))
  const phases = await workspace.run((context) => listPhases(context, id))
  expect(phases.stays.map((stay) => [stay.phase, stay.days])).toEqual([
    ['qualification', 0],
    ['onboarding', 90],
    ['adoption', 0],
  ])
})

test('a move leaves history, timeline and event, and no stale edit', async () => {
  const account = await build()
  expect(await workspace.run((context) => movePhaseTo(context, account.id, 'onboarding', '開始'))).toBe(true)
  expect(await workspace.run((context) => movePhaseTo(context, account.id, 'onboarding', '再開'))).toBe(false)
  const moved = await workspace.run((context) => requireAccount(context, account.id))
  expect(moved).toMatchObject({ phase: 'onboarding', version: account.version })
  const { items } = await workspace.run((context) => listTimeline(context, account.id, { limit: 1 }))
  expect(items).toMatchObject([
    { kind: 'accounts.phase_moved', params: { from: 'qualification', to: 'onboarding' }, body: '開始' },
  ])
  const events = await workspace.run((context) =>
    sql`select payload from platform.outbox where name = 'accounts.phase_moved' and account_id = ${account.id}`.execute(
      context.transaction,
    ),
  )
  expect(events.rows).toEqual([{ payload: { accountId: account.id, from: 'qualification', to: 'onboarding' } }])
})
