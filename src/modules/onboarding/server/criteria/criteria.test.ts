import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { readProject } from '../projects/read-project.ts'
import { agreeCriteria } from './agree-criteria.ts'
import { criteriaExamples } from './criteria-examples.ts'
import { addCriterion, changeCriterion } from './edit-criteria.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const criteriaOf = async (projectId: string) => (await run((context) => readProject(context, projectId))).criteria
async function criterionOf(projectId: string, key: string) {
  const found = (await criteriaOf(projectId)).items.find((each) => each.key === key)
  if (!found) throw new Error(`There is no criterion ${key}.`)
  return found
}

it('starts with the standard set and how each of its criteria is judged', async () => {
  const { projectId } = await run((context) => buildProject(context))
  expect(await criterionOf(projectId, 'active_users')).toMatchObject({
    verifiedBy: ['usage'],
    target: 70,
    unit: 'percent',
    windowDays: 14,
    awaitsUsage: true,
  })
  expect(await criterionOf(projectId, 'key_action')).toMatchObject({ target: 4, windowDays: 28 })
  expect(await criterionOf(projectId, 'deputy_registered')).toMatchObject({ verifiedBy: ['csm'], awaitsUsage: false })
})

it('lets a person judge what usage would have judged, with evidence only', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { id, version } = await criterionOf(projectId, 'active_users')
  const target = { id: projectId, criterionId: id }
  const refused = { code: 'onboarding.criterion_needs_evidence' }
  const judge = (evidence: string) =>
    run((context) => changeCriterion(context, target, { version, state: 'met', evidence }))
  await expect(judge(' ')).rejects.toMatchObject(refused)
  expect(await judge('管理画面で43人中38人')).toMatchObject({ state: 'met', evidence: '管理画面で43人中38人' })

  const own = await criterionOf(projectId, 'deputy_registered')
  const byUs = { version: own.version, state: 'met' as const }
  const met = await run((context) => changeCriterion(context, { id: projectId, criterionId: own.id }, byUs))
  expect(met.state).toBe('met')
  const byEvidence = { version: met.version, verifiedBy: ['evidence' as const] }
  const change = run((context) => changeCriterion(context, { id: projectId, criterionId: own.id }, byEvidence))
  await expect(change).rejects.toMatchObject(refused)
  const proved = await criterionOf(projectId, 'active_users')
  const bare = { version: proved.version, evidence: '' }
  await expect(run((context) => changeCriterion(context, target, bare))).rejects.toMatchObject(refused)
})

it('asks for a new agreement when the terms change, but not when the criterion is judged', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const agreement = { agreedBy: '山田花子', agreedOn: '2026-04-01', how: 'キックオフ' }
  await run((context) => agreeCriteria(context, projectId, agreement))
  const before = await criterionOf(projectId, 'active_users')
  const target = { id: projectId, criterionId: before.id }
  const judged = await run((context) =>
    changeCriterion(context, target, { version: before.version, state: 'unmet', target: 70 }),
  )
  expect(judged).toMatchObject({ agreedBy: '山田花子', target: 70 })
  const changed = await run((context) => changeCriterion(context, target, { version: judged.version, target: 60 }))
  expect(changed).toMatchObject({ agreedBy: null, target: 60, state: 'unmet' })
})

it('takes a criterion from the examples with all its terms', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { products } = criteriaExamples()
  expect(products).toHaveLength(9)
  const fact = products.find(({ key }) => key === 'invoicing')?.facts[1]
  const added = await run((context) =>
    addCriterion(context, projectId, {
      text: fact?.ja ?? '',
      category: 'outcome',
      isMust: true,
      verifiedBy: ['evidence', 'customer'],
      target: 20,
      unit: 'percent',
      windowDays: 30,
      judge: '経理課長',
    }),
  )
  expect(added).toMatchObject({ target: 20, unit: 'percent', windowDays: 30, judge: '経理課長' })
  expect((await criteriaOf(projectId)).areAgreed).toBe(false)
})
