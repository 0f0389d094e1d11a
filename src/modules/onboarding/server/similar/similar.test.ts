import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject, testGoal } from '../../testing.ts'
import { readSimilarCustomers } from './read-similar-customers.ts'
import { readTypicalDurations } from './read-typical-durations.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const alike = { industry: 'manufacturing', employeeCount: 120, touchModel: 'high' as const }

/** Onboardings of the spring, the value confirmed on day 50, half of them held up by a blocker of ten days. */
async function pastOf(context: Context, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const { id: accountId } = await buildAccount(context, { name, ...alike })
    const { projectId } = await buildProject(context, { accountId, contractStartOn: '2026-03-02' })
    await sql`update onboarding.projects set value_confirmed_on = '2026-04-21' where project_id = ${projectId}`.execute(
      context.transaction,
    )
    await sql`update onboarding.tasks set status = 'done', start_on = '2026-03-02', done_on = '2026-03-13', links = '[]'
      where project_id = ${projectId} and key = 'answer_hearing'`.execute(context.transaction)
    if (index % 2 === 0)
      await sql`insert into onboarding.blockers (workspace_id, account_id, project_id, blocker_id, client_id, kind, title,
          owner_side, owner_name, impact, state, raised_on, resolved_on)
        values (${context.workspaceId}, ${accountId}, ${projectId}, gen_random_uuid(), ${`client-${index}`}, 'technical',
          'SSOの設定待ち', 'customer', '情報システム部', 'large', 'resolved', '2026-03-10', '2026-03-20')`.execute(
        context.transaction,
      )
  }
}

it('finds past customers alike, with what became of them, and warns of what they met', async () => {
  const workspace = await buildWorkspace(database)
  const other = await buildWorkspace(database)
  await other.run((context) => pastOf(context, ['他社商事']))
  await workspace.run((context) => pastOf(context, ['一号', '二号', '三号', '四号', '五号', '六号']))
  const accountId = await workspace.run(async (context) => {
    const shop = await buildAccount(context, {
      name: '遠い商店',
      industry: 'retail',
      employeeCount: 3,
      touchModel: 'tech',
    })
    const goals = [{ ...testGoal, useCase: '在庫を数える', problem: '棚卸しが合わない', metric: '差異' }]
    const { projectId } = await buildProject(context, { accountId: shop.id, goals, programKey: 'wbs_tech_14d' })
    await sql`update onboarding.projects set value_confirmed_on = contract_start_on + 10
      where project_id = ${projectId}`.execute(context.transaction)
    return (await buildAccount(context, { name: '新しい顧客', ...alike })).id
  })

  const found = await workspace.run((context) => readSimilarCustomers(context, accountId))
  expect(found).toMatchObject({ compared: 7, alike: 6, reached: 6, medianDaysToValue: 50, missing: ['purpose'] })
  expect(found.items).toHaveLength(5)
  expect(found.items.map(({ account }) => account.name)).not.toContain('遠い商店')
  expect(found.items[0]).toMatchObject({ score: 1, outcome: 'value', daysToValue: 50, isChurned: false })
  expect(found.items.flatMap(({ wentWrong }) => wentWrong)).toContainEqual({
    kind: 'blocker',
    words: { ja: 'SSOの設定待ち', en: 'SSOの設定待ち' },
    days: 10,
  })
  expect(found.troubles).toEqual([{ kind: 'technical', projects: 3, of: 6, medianDays: 10 }])

  const typical = await workspace.run((context) => readTypicalDurations(context, { key: 'wbs_high_12w', accountId }))
  expect(typical.projects).toBe(6)
  expect(typical.items).toMatchObject([{ taskKey: 'answer_hearing', medianDays: 10, cases: 6 }])
  const ofTouch = await workspace.run((context) => readTypicalDurations(context, { key: 'wbs_tech_14d' }))
  expect(ofTouch).toMatchObject({ projects: 1, items: [], troubles: [] })
})

it('says of a customer of whom nothing is known that it cannot be compared', async () => {
  const workspace = await buildWorkspace(database)
  await workspace.run((context) => pastOf(context, ['一号']))
  const found = await workspace.run(async (context) =>
    readSimilarCustomers(context, (await buildAccount(context, { name: '無名' })).id),
  )
  expect(found).toMatchObject({ compared: 1, alike: 0, items: [], medianDaysToValue: null, troubles: [] })
  expect(found.missing).toEqual(['purpose', 'industry', 'size', 'touch'])
})
