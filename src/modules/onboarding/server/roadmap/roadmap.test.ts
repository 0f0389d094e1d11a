import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { Roadmap } from '../../contract.ts'
import { buildProject } from '../../testing.ts'
import { readProjectForPortal } from '../portal/read-project.ts'
import { draftRoadmap } from './draft-roadmap.ts'
import { readRoadmap } from './read-roadmap.ts'
import { recordStage } from './record-stage.ts'
import { saveRoadmap } from './save-roadmap.ts'

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

const read = (projectId: string) => run((context) => readRoadmap(context, projectId))
/** The stages as the form sends them. */
const written = (roadmap: Roadmap) =>
  roadmap.stages.map(({ id, name, value, evidence, plannedOn, goalId, tasks }) => ({
    id,
    name: name.ja,
    value: value.ja,
    evidence: evidence.ja,
    plannedOn,
    goalId,
    taskIds: tasks.map((task) => task.id),
  }))
const said = (isReached: boolean, happenedOn: string) => ({
  clientId: newId(),
  isReached,
  happenedOn,
  saidBy: '山田花子',
  how: '定例会',
})

it('begins with the stages of the program, each planned for the last of its tasks', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { version, stages } = await read(projectId)
  expect(version).toBe(1)
  expect(stages.map(({ key }) => key)).toEqual([
    'own_data',
    'first_result',
    'everyday_use',
    'figures_improve',
    'old_way_ended',
    'runs_by_itself',
  ])
  for (const { plannedOn, tasksDueOn, tasks } of stages) {
    expect(plannedOn).toBe(
      tasks
        .map(({ dueOn }) => dueOn)
        .toSorted()
        .at(-1),
    )
    expect(tasksDueOn).toBe(plannedOn)
  }
  await expect(run((context) => draftRoadmap(context, projectId))).rejects.toMatchObject({
    code: 'onboarding.roadmap_exists',
  })
})

it('makes the stages from the goals where the program has none', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { version } = await read(projectId)
  await run((context) => saveRoadmap(context, projectId, { version, stages: [] }))
  await database.owner.query(
    `update onboarding.projects set program_key = 'own', program_version = 1 where project_id = $1`,
    [projectId],
  )
  await database.owner.query(
    `insert into onboarding.program_versions (workspace_id, program_key, program_version, definition, published_at, published_by)
     select $1, 'own', 1, $2, now(), 'x'`,
    [workspace.workspaceId, JSON.stringify(await ownProgram())],
  )
  const { stages } = await run((context) => draftRoadmap(context, projectId))
  expect(stages).toMatchObject([
    { key: 'goal_1', name: { ja: '請求書の承認を新しい流れで行う' }, plannedOn: '2026-06-30' },
  ])
})

async function ownProgram() {
  const { builtInPrograms } = await import('../../content/built-in.ts')
  const [high] = builtInPrograms
  return { ...high, key: 'own', roadmap: undefined, graduationStageKey: undefined }
}

it('keeps what was said of a stage, the latest counting, and shows the customer only that it is reached', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const [first, second] = (await read(projectId)).stages
  if (!(first && second)) throw new Error('The roadmap is empty.')
  const record = (isReached: boolean, on: string) =>
    run((context) => recordStage(context, { id: projectId, stageId: first.id }, said(isReached, on)))
  await expect(record(true, '2026-04-02')).rejects.toMatchObject({ code: 'onboarding.date_in_future' })
  clock.set('2026-05-20T01:00:00Z')
  expect((await record(true, '2026-05-10')).stages[0]).toMatchObject({
    reached: { on: '2026-05-10', saidBy: '山田花子', how: '定例会' },
    isLate: false,
  })
  const portal = await run((context) => readProjectForPortal(context, accountId))
  expect(portal?.roadmap[0]).toEqual({
    name: first.name,
    value: first.value,
    evidence: first.evidence,
    plannedOn: first.plannedOn,
    isGraduationPoint: false,
    reachedOn: '2026-05-10',
  })
  const { rows } = await database.owner.query(
    'select key, reached_on from onboarding.published_roadmap_stages where project_id = $1 order by position limit 2',
    [projectId],
  )
  expect(rows).toEqual([
    { key: 'own_data', reached_on: '2026-05-10' },
    { key: 'first_result', reached_on: null },
  ])
  clock.set('2026-05-21T01:00:00Z')
  expect((await record(false, '2026-05-20')).stages[0]).toMatchObject({ reached: null, isLate: true })
})

it('writes stages in their order, keeps both languages of what was not reworded, and takes no recorded stage away', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const before = await read(projectId)
  const [first, second, ...others] = written(before)
  if (!(first && second)) throw new Error('The roadmap is empty.')
  const save = (version: number, stages: ReturnType<typeof written>) =>
    run((context) => saveRoadmap(context, projectId, { version, stages }))
  const after = await save(1, [second, { ...first, name: '名簿が見える' }, ...others])
  expect(after.version).toBe(2)
  expect(after.stages.slice(0, 2)).toMatchObject([
    { id: second.id, name: before.stages[1]?.name },
    { id: first.id, name: { ja: '名簿が見える', en: '名簿が見える' }, value: before.stages[0]?.value },
  ])
  await expect(save(1, [])).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  const twice = { ...second, taskIds: first.taskIds }
  await expect(save(2, [twice, first])).rejects.toMatchObject({ code: 'onboarding.task_on_two_stages' })
  await run((context) => recordStage(context, { id: projectId, stageId: first.id ?? '' }, said(true, '2026-04-01')))
  await expect(save(2, [second])).rejects.toMatchObject({ code: 'onboarding.stage_reached' })
  expect((await save(2, [first])).stages).toHaveLength(1)
})
