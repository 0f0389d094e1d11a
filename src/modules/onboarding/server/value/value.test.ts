import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject, passKickoff } from '../../testing.ts'
import { recordMeasurement } from '../goals/record-measurement.ts'
import { recordValueConfirmation } from '../outcome/confirm-value.ts'
import { withdrawValue } from '../outcome/withdraw-value.ts'
import { readProjectForPortal } from '../portal/read-project.ts'
import { readProject } from '../projects/read-project.ts'
import { readValue } from './read-value.ts'
import { removeUnitValue, saveUnitValue } from './save-unit-value.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  clock.set('2026-04-01T01:00:00Z')
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const unitValue = {
  amountMinor: 50_000,
  currency: 'JPY',
  period: 'month' as const,
  source: '経理課長の試算',
  isShared: false,
}
const read = (projectId: string) => run((context) => readValue(context, projectId))

it('turns a confirmed measurement into money, and nothing else', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await run((context) => passKickoff(context, projectId))
  const goalId = (await run((context) => readProject(context, projectId))).goals[0]?.id ?? ''
  const target = { id: projectId, goalId }
  expect((await read(projectId)).items).toMatchObject([{ goalId, state: 'no_unit_value' }])
  await run((context) => saveUnitValue(context, target, { ...unitValue, version: 0 }))
  clock.set('2026-05-20T01:00:00Z')
  const measurement = { clientId: newId(), measuredOn: '2026-05-18', value: 4, evidence: '記録', evidenceUrl: null }
  await run((context) => recordMeasurement(context, target, measurement))
  expect(await read(projectId)).toMatchObject({ items: [{ state: 'unconfirmed', confirmed: null }], totals: [] })

  clock.set('2026-05-21T01:00:00Z')
  const { id } = await run((context) =>
    recordValueConfirmation(context, projectId, {
      clientId: newId(),
      goalId,
      words: '月末の残業がなくなりました',
      name: '山田花子',
      title: '',
      confirmedOn: '2026-05-21',
      how: '電話',
    }),
  )
  expect(await read(projectId)).toMatchObject({
    items: [{ state: 'confirmed', confirmed: { improvement: 6, amountMinor: 3_600_000, confirmedBy: '山田花子' } }],
    totals: [{ currency: 'JPY', yearlyMinor: 3_600_000, onceMinor: 0 }],
  })
  const portal = () => run((context) => readProjectForPortal(context, accountId))
  expect((await portal())?.value).toBeNull()
  await run((context) => saveUnitValue(context, target, { ...unitValue, isShared: true, version: 1 }))
  expect((await portal())?.value).toMatchObject({ items: [{ amountMinor: 3_600_000, source: '経理課長の試算' }] })

  const withdrawal = { reason: '別の会社', withdrawnOn: '2026-05-21' }
  await run((context) => withdrawValue(context, { id: projectId, confirmationId: id }, withdrawal))
  expect(await read(projectId)).toMatchObject({ items: [{ state: 'unconfirmed' }], totals: [] })
})

it('refuses a change of what somebody else has changed meanwhile, and forgets a value that is removed', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const goalId = (await run((context) => readProject(context, projectId))).goals[0]?.id ?? ''
  const target = { id: projectId, goalId }
  const save = (version: number) => run((context) => saveUnitValue(context, target, { ...unitValue, version }))
  await save(0)
  await expect(save(0)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await expect(save(2)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  expect((await save(1)).items[0]?.unitValue).toMatchObject({ version: 2 })
  await run((context) => removeUnitValue(context, target))
  expect((await read(projectId)).items).toMatchObject([{ state: 'no_unit_value', unitValue: null }])
  await expect(save(2)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
})
