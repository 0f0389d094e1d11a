import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { ProjectPage } from '../../../contract.ts'
import { keyOfLink } from '../../../domain/network/link.ts'
import type { Program } from '../../../domain/program.ts'
import { buildProject } from '../../../testing.ts'
import { addTask } from '../../plan/add-task.ts'
import { changeTask } from '../../plan/change-task.ts'
import { readProject } from '../../projects/read-project.ts'
import { applyPlan } from '../../replan/apply-plan.ts'
import { copyProgram, publishProgram, readDraft, saveProgramDraft } from '../edit-draft.ts'
import { requireProgram } from '../find-program.ts'
import { previewDraft } from '../preview-draft.ts'
import { listProgramMoves } from './list-moves.ts'
import { moveProjects } from './move-projects.ts'
import { readVersionEffect } from './read-version-effect.ts'
import { undoMove } from './undo-move.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-01T01:00:00Z') })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

async function publishNew(key: string, change: (program: Program) => Program): Promise<Program> {
  const { program, version } = await run((context) => readDraft(context, key))
  const saved = await run((context) => saveProgramDraft(context, key, { program: change(program), version }))
  return run((context) => publishProgram(context, key, saved.version))
}

async function ownProgram(key: string): Promise<void> {
  const { version } = await run((context) => copyProgram(context, { fromKey: 'wbs_low_6w', key, name: key }))
  await run((context) => publishProgram(context, key, version))
}

const taskOf = (page: ProjectPage, key: string) => {
  const task = page.tasks.find((each) => each.key === key)
  if (!task) throw new Error(`no task ${key}`)
  return task
}
const placesOf = (page: ProjectPage) =>
  page.tasks.map(({ key, name, startOn, dueOn, status, dependsOn }) => ({
    key,
    name,
    startOn,
    dueOn,
    status,
    dependsOn,
  }))

/** Drops the last task that nothing waits for, lengthens the value task by a week, adds a task before it. */
function revise(program: Program): Program {
  const waitedFor = new Set(program.tasks.flatMap((task) => task.dependsOn.map(keyOfLink)))
  const last = program.tasks.findLast(
    ({ key, kind }) => !waitedFor.has(key) && key !== program.valueTaskKey && kind !== 'kickoff',
  )
  const value = program.tasks.find(({ key }) => key === program.valueTaskKey)
  const [first] = program.tasks
  if (!last || !value || !first) throw new Error('The program has changed.')
  const setup = {
    ...first,
    key: 'connect_sso',
    kind: undefined,
    stage: value.stage,
    name: { ja: 'SSOの設定', en: 'Set up SSO' },
    startOffset: 3,
    dueOffset: 5,
    dependsOn: [],
    isMilestone: false,
    when: { match: 'all' as const, rules: [{ fact: 'account.industry', test: 'one_of' as const, values: ['金融業'] }] },
  }
  const roadmap = program.roadmap?.map((stage) => ({
    ...stage,
    taskKeys: stage.taskKeys.filter((key) => key !== last.key),
  }))
  return {
    ...program,
    ...(roadmap && { roadmap }),
    tasks: [
      ...program.tasks
        .filter(({ key }) => key !== last.key)
        .map((task) =>
          task.key === value.key
            ? { ...task, dueOffset: task.dueOffset + 5, dependsOn: [...task.dependsOn, setup.key] }
            : task.key === first.key
              ? { ...task, name: { ja: '改めた名前', en: 'Renamed' } }
              : task,
        ),
      setup,
    ],
  }
}

const planMovedOf = async (projectId: string) => {
  const { rows } = await database.owner.query(
    `select 1 from platform.outbox where name = 'onboarding.plan_moved' and payload->>'projectId' = $1`,
    [projectId],
  )
  return rows.length
}

it('tells once that the plan moved, also where a version changes its meetings', async () => {
  await ownProgram('telling')
  const meetings: Program['meetings'] = { kickoffMinutes: 60, regular: 'weekly', early: 'none', reviews: [] }
  const { projectId } = await run((context) => buildProject(context, { programKey: 'telling' }))
  const follow = async (to: Program) => {
    const { version } = await run((context) => readProject(context, projectId))
    const before = await planMovedOf(projectId)
    await run((context) =>
      moveProjects(context, 'telling', { toVersion: to.version, projects: [{ id: projectId, version }] }),
    )
    return (await planMovedOf(projectId)) - before
  }
  expect(await follow(await publishNew('telling', (program) => ({ ...revise(program), meetings })))).toBe(1)
  const fewer: Program['meetings'] = { ...meetings, regular: 'biweekly' }
  expect(await follow(await publishNew('telling', (program) => ({ ...program, meetings: fewer })))).toBe(1)
})

it('tells what a version would do to each running project, moves those that are chosen, and brings them back', async () => {
  await ownProgram('moving')
  const bank = await run((context) => buildAccount(context, { name: '東西銀行', industry: '金融業' }))
  const shop = await run((context) => buildAccount(context, { name: '北南商店', industry: '小売業' }))
  const first = await run((context) => buildProject(context, { programKey: 'moving', accountId: bank.id }))
  const second = await run((context) => buildProject(context, { programKey: 'moving', accountId: shop.id }))
  const before = await run((context) => readProject(context, first.projectId))
  const to = await publishNew('moving', revise)

  const effect = await run((context) => readVersionEffect(context, 'moving', { version: 2, limit: 25 }))
  expect(effect).toMatchObject({ toVersion: 2, total: 2, nextCursor: null })
  const ofBank = effect.items.find(({ projectId }) => projectId === first.projectId)
  const ofShop = effect.items.find(({ projectId }) => projectId === second.projectId)
  expect(ofBank).toMatchObject({ programVersion: 1, added: [{ name: { ja: 'SSOの設定' } }], undecided: [] })
  expect(ofBank?.dropped).toHaveLength(1)
  expect(ofBank?.reworded).toEqual([{ name: { ja: '改めた名前', en: 'Renamed' }, side: null, visibility: null }])
  expect(ofBank?.valueDate?.days).toBeGreaterThanOrEqual(5)
  expect(ofShop?.added).toEqual([])
  // Nothing was written.
  expect(placesOf(await run((context) => readProject(context, first.projectId)))).toEqual(placesOf(before))

  const projects = [{ id: first.projectId, version: before.version }]
  const { items } = await run((context) => moveProjects(context, 'moving', { toVersion: 2, projects }))
  const after = await run((context) => readProject(context, first.projectId))
  expect(after.program.version).toBe(2)
  expect(taskOf(after, 'connect_sso')).toMatchObject({ status: 'todo', isCustom: false })
  expect(taskOf(after, to.valueTaskKey).dueOn).toBe(ofBank?.valueDate?.to)
  expect(after.tasks.filter(({ status }) => status === 'skipped')).toHaveLength(1)
  const other = await run((context) => readProject(context, second.projectId))
  expect(other.program.version).toBe(1)
  await expect(
    run((context) =>
      moveProjects(context, 'moving', {
        toVersion: 2,
        projects: [{ ...projects[0], id: after.id, version: after.version }],
      }),
    ),
  ).rejects.toMatchObject({ code: 'onboarding.follows_already' })

  const [moved] = items
  if (!moved) throw new Error('Nothing was moved.')
  await run((context) => undoMove(context, 'moving', moved.moveId))
  const back = await run((context) => readProject(context, first.projectId))
  expect(back.program.version).toBe(1)
  expect(placesOf(back)).toEqual(placesOf(before))
  await expect(run((context) => undoMove(context, 'moving', moved.moveId))).rejects.toMatchObject({
    code: 'onboarding.move_undone',
  })
  expect((await run((context) => listProgramMoves(context, 'moving'))).items).toMatchObject([
    { account: { name: '東西銀行' }, fromVersion: 1, toVersion: 2, undoneAt: expect.any(String) },
  ])
})

it('leaves done, pinned and own work where it is, and does not undo over later changes', async () => {
  await ownProgram('keeping')
  const { projectId } = await run((context) => buildProject(context, { programKey: 'keeping' }))
  const page = await run((context) => readProject(context, projectId))
  const { valueTaskKey } = await run((context) => requireProgram(context, 'keeping'))
  const value = taskOf(page, valueTaskKey)
  const pin = { version: value.version, isPinned: true }
  await run((context) => changeTask(context, { id: projectId, taskId: value.id }, pin))
  const [stage] = page.stages
  const own = {
    name: '手で加えた作業',
    stage: stage?.key ?? '',
    side: 'vendor' as const,
    startOn: '2026-04-06',
    dueOn: '2026-04-07',
  }
  const defaults = { doneWhen: '', effortMinutes: 0, dependsOn: [], visibility: 'internal' as const }
  const custom = await run((context) => addTask(context, projectId, { ...own, ...defaults }))
  await publishNew('keeping', revise)
  const before = await run((context) => readProject(context, projectId))
  const projects = [{ id: projectId, version: before.version }]
  const { items } = await run((context) => moveProjects(context, 'keeping', { toVersion: 2, projects }))
  const after = await run((context) => readProject(context, projectId))
  expect(taskOf(after, value.key).dueOn).toBe(value.dueOn)
  expect(taskOf(after, custom.key)).toMatchObject({ startOn: '2026-04-06', status: 'todo' })

  const edited = taskOf(after, custom.key)
  await run((context) =>
    changeTask(context, { id: projectId, taskId: edited.id }, { version: edited.version, status: 'doing' }),
  )
  await expect(run((context) => undoMove(context, 'keeping', items[0]?.moveId ?? ''))).rejects.toMatchObject({
    code: 'onboarding.plan_changed_since',
  })
})

it('carries over who sees a task and who does it, keeps what people shared and linked, and brings all of it back', async () => {
  await ownProgram('showing')
  const { projectId } = await run((context) =>
    buildProject(context, { programKey: 'showing', ownerId: context.actor.id }),
  )
  const read = () => run((context) => readProject(context, projectId))
  const start = await read()
  const share = { version: taskOf(start, 'run_exam').version, visibility: 'customer' as const }
  await run((context) => changeTask(context, { id: projectId, taskId: taskOf(start, 'run_exam').id }, share))
  const byHand = { task: 'accept_handoff', kind: 'start_start' as const, lag: 2 }
  const training = taskOf(start, 'train_admins')
  const links = [{ kind: 'links' as const, taskId: training.id, dependsOn: [...training.dependsOn, byHand] }]
  const { version } = await read()
  await run((context) => applyPlan(context, projectId, { version, edits: links }))

  const ours = { name: { ja: '社内向けの言葉', en: 'Words of ours' }, visibility: 'internal' as const }
  const theirs = { side: 'customer' as const, ownerRole: 'champion' as const, effortMinutes: 10 }
  const changes: Readonly<Record<string, object>> = {
    complete_setup: ours,
    join_usage_webinar: theirs,
    run_exam: { name: { ja: '改めた名前', en: 'Renamed' } },
    train_admins: { dependsOn: ['hold_kickoff', 'answer_hearing'] },
  }
  await publishNew('showing', (program) => ({
    ...program,
    tasks: program.tasks.map((task) => ({ ...task, ...changes[task.key] })),
  }))
  const before = await read()
  const projects = [{ id: projectId, version: before.version }]
  const { items } = await run((context) => moveProjects(context, 'showing', { toVersion: 2, projects }))
  const after = await read()
  expect(taskOf(after, 'complete_setup')).toMatchObject({ ...ours, side: 'customer' })
  expect(taskOf(before, 'join_usage_webinar')).toMatchObject({ side: 'vendor', owner: { kind: 'user' } })
  expect(taskOf(after, 'join_usage_webinar')).toMatchObject({ side: 'customer', visibility: 'customer', owner: null })
  expect(taskOf(after, 'run_exam')).toMatchObject({ name: { en: 'Renamed' }, visibility: 'customer' })
  expect(taskOf(after, 'watch_recordings')).toMatchObject({ side: 'customer', visibility: 'customer' })
  const waitsFor = taskOf(after, 'train_admins').dependsOn
  expect(waitsFor.map(({ task }) => task).toSorted()).toEqual(['accept_handoff', 'answer_hearing', 'hold_kickoff'])
  expect(waitsFor).toContainEqual(byHand)

  await run((context) => undoMove(context, 'showing', items[0]?.moveId ?? ''))
  const said = ({ tasks }: ProjectPage) =>
    tasks.map(({ key, name, side, owner, visibility, dependsOn }) => [key, name, side, owner, visibility, dependsOn])
  expect(said(await read())).toEqual(said(before))
})

it('gives the draft a plan on a made-up date with every task, and for a customer with those it needs', async () => {
  await ownProgram('previewed')
  const { program, version } = await run((context) => readDraft(context, 'previewed'))
  await run((context) => saveProgramDraft(context, 'previewed', { program: revise(program), version }))
  const contractStartOn = '2026-06-01'
  const all = await run((context) => previewDraft(context, 'previewed', { contractStartOn }))
  expect(all.tasks.map(({ key }) => key)).toContain('connect_sso')
  const { id } = await run((context) => buildAccount(context, { industry: null }))
  const forCustomer = await run((context) => previewDraft(context, 'previewed', { contractStartOn, accountId: id }))
  expect(forCustomer.leftOut).toMatchObject([{ key: 'connect_sso', verdict: 'unknown' }])
  expect(forCustomer.tasks.map(({ key }) => key)).not.toContain('connect_sso')
})
