import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { addCountedUsage } from '#modules/usage/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { GoalInput } from '../../contract.ts'
import { buildProject, testGoal } from '../../testing.ts'
import { changeTask } from '../plan/change-task.ts'
import { readProject } from '../projects/read-project.ts'
import { withdrawEarlyWin } from '../wins/withdraw-early-win.ts'
import { changeWatch, lookAgain } from './change-watch.ts'
import { followUsage, noteUsage } from './follow-usage.ts'
import { measureGoals } from './measure-goals.ts'
import { readWatches } from './read-watches.ts'

const clock = createFakeClock('2026-04-20T01:00:00Z')
let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

async function startProject(programKey: string, goals: GoalInput[] = [testGoal]) {
  const started = await run((context) => buildProject(context, { programKey, contractStartOn: '2026-04-01', goals }))
  const { projectId: id, accountId } = started
  return {
    id,
    accountId,
    /** What each person did on a day, counted and looked at. */
    did: (...counts: [day: string, person: number, event: string, count: number][]) =>
      run(async (context) => {
        const people = ['佐藤', '鈴木', '高橋'].map((name) => ({ id: `${accountId} ${name}`, name }))
        const told = counts.map(([day, person, event, count]) => ({ day, person, event, count }))
        await addCountedUsage(context, [{ accountId, externalId: accountId, people, counts: told }])
        await noteUsage(context, [accountId])
        await followUsage(context)
      }),
    page: () => run((context) => readProject(context, id)),
    win: async (key: string) =>
      (await run((context) => readProject(context, id))).earlyWins.items.find((one) => one.key === key),
    watch: async (key: string) => (await run((context) => readWatches(context, id))).find((one) => one.key === key),
  }
}

it('reaches an early win by usage, moves it earlier, and leaves what a person decides', async () => {
  const project = await startProject('wbs_high_12w')
  await project.did(['2026-03-30', 0, 'user_signed_in', 1])
  expect(await project.win('first_login')).toMatchObject({ reachedOn: null })
  await project.did(['2026-04-10', 0, 'user_signed_in', 4], ['2026-04-11', 1, 'user_signed_in', 1])
  expect(await project.win('first_login')).toMatchObject({ reachedOn: '2026-04-10', source: 'usage', count: 2 })
  expect(await project.watch('first_login')).toMatchObject({
    standing: 'found',
    found: { on: '2026-04-10', count: 2, people: ['佐藤'], by: { kind: 'people', atLeast: 1 }, seenBy: null },
  })
  // Late events may only show that it was earlier.
  await project.did(['2026-04-08', 2, 'user_invited', 1])
  expect(await project.win('first_login')).toMatchObject({ reachedOn: '2026-04-08', source: 'usage' })

  const target = { id: project.id, key: 'first_login' }
  await run((context) => withdrawEarlyWin(context, target))
  await project.did(['2026-04-12', 1, 'user_signed_in', 9])
  expect(await project.win('first_login')).toMatchObject({ reachedOn: null })
  expect(await project.watch('first_login')).toMatchObject({ standing: 'settled', found: { on: '2026-04-08' } })

  await run((context) => lookAgain(context, { ...target, subject: 'win' }))
  await run(followUsage)
  expect(await project.win('first_login')).toMatchObject({ reachedOn: '2026-04-08', source: 'usage', count: 3 })
})

it('goes by a rule of the project, which may ask for people or be switched off', async () => {
  const project = await startProject('wbs_high_12w')
  const set = async (key: string, isOff: boolean, atLeast: number) => {
    const version = (await project.watch(key))?.version ?? 0
    const rule = { kind: 'people' as const, names: ['Report Opened'], features: [], atLeast }
    await run((context) => changeWatch(context, { id: project.id, subject: 'win', key }, { rule, isOff, version }))
  }
  await set('first_report', false, 2)
  await set('first_import', true, 1)
  await project.did(['2026-04-05', 0, 'Report Opened', 5], ['2026-04-06', 0, 'report_viewed', 5])
  expect(await project.win('first_report')).toMatchObject({ reachedOn: null })
  await project.did(['2026-04-09', 1, 'Report Opened', 1])
  expect(await project.win('first_report')).toMatchObject({ reachedOn: '2026-04-09', count: 2 })
  expect(await project.win('first_import')).toMatchObject({ reachedOn: null })
  await expect(set('first_import', false, 0)).rejects.toBeDefined()
  const nothing = { rule: { kind: 'events' as const, names: [], features: [], atLeast: 1 }, isOff: false, version: 0 }
  const target = { id: project.id, subject: 'win' as const, key: 'enthusiasm' }
  await expect(run((context) => changeWatch(context, target, nothing))).rejects.toMatchObject({
    code: 'onboarding.rule_says_nothing',
  })
})

it('ticks the steps of the tech-touch program by events alone, and leaves what is taken up again', async () => {
  const project = await startProject('wbs_tech_14d')
  const task = async (key: string) => (await project.page()).tasks.find((one) => one.key === key)
  await project.did(['2026-04-03', 0, 'data_imported', 2])
  expect(await task('check_setup')).toMatchObject({ status: 'done', doneOn: '2026-04-03' })
  expect(await task('check_first_value')).toMatchObject({ status: 'todo' })
  await project.did(['2026-04-07', 0, 'workflow_completed', 1])
  expect(await task('check_first_value')).toMatchObject({ status: 'done', doneOn: '2026-04-07' })
  expect((await project.page()).firstValueOn).toBe('2026-04-07')
  await project.did(['2026-04-05', 1, 'workflow_completed', 1])
  expect((await project.page()).firstValueOn).toBe('2026-04-05')
  const setup = await task('check_setup')
  const reopened = { status: 'todo' as const, version: setup?.version ?? 0 }
  await run((context) => changeTask(context, { id: project.id, taskId: setup?.id ?? '' }, reopened))
  await project.did(['2026-04-02', 0, 'data_imported', 2])
  expect(await task('check_setup')).toMatchObject({ status: 'todo' })
})

it('measures goals by a figure of usage for the last whole day, and writes nothing of silence', async () => {
  const goal = {
    ...testGoal,
    measuredBy: 'usage' as const,
    usageKey: 'usage.active_users_28d',
    target: 2,
    direction: 'up' as const,
  }
  const project = await startProject('wbs_low_6w', [goal])
  const measured = async () => (await project.page()).goals.flatMap(({ measurements }) => measurements)
  await run(measureGoals)
  expect(await measured()).toEqual([])
  await project.did(['2026-04-18', 0, 'Saved', 3], ['2026-04-19', 1, 'Saved', 1], ['2026-04-20', 2, 'Saved', 1])
  await run(measureGoals)
  await run(measureGoals)
  expect(await measured()).toMatchObject([{ measuredOn: '2026-04-19', value: 2, source: 'usage' }])
  expect((await measured())[0]?.evidence).toContain('2026-04-19')
  expect((await project.page()).goals[0]?.achievement).toMatchObject({ isAchieved: true, reachedOn: '2026-04-19' })
  // Ten days on nobody has sent anything: the day of the last events was told already, that of yesterday is not made up.
  clock.set('2026-05-01T01:00:00Z')
  await run(measureGoals)
  expect((await measured()).map(({ measuredOn }) => measuredOn)).toEqual(['2026-04-19', '2026-04-20'])
  await run(measureGoals)
  expect(await measured()).toHaveLength(2)
})
