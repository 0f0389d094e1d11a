import { afterAll, beforeAll, expect, it } from 'vitest'
import { findAccount } from '#modules/accounts/server/api.ts'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { OngoingHandoff } from '../../contract.ts'
import { buildProject, passKickoff } from '../../testing.ts'
import { changeCriterion } from '../criteria/edit-criteria.ts'
import { recordExamAnswer } from '../exam/answer-exam.ts'
import { judgeProject } from '../exam/judge-project.ts'
import { recordMeasurement } from '../goals/record-measurement.ts'
import { recordValueConfirmation } from '../outcome/confirm-value.ts'
import { changeTask } from '../plan/change-task.ts'
import { readProject } from '../projects/read-project.ts'
import { applyPlan } from '../replan/apply-plan.ts'
import { acceptHandoffFromPortal, acceptOngoingHandoff, acceptOngoingHandoffOnBehalf } from './accept-ongoing.ts'
import { listCarriedOpen } from './carried.ts'
import { readHandoffForPortal, readOngoingHandoff } from './read-ongoing.ts'
import { saveOngoingHandoff } from './save-ongoing.ts'
import { settleCarried } from './settle-carried.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

/** A project that has graduated today, with its open work left over. */
async function graduate({ putOff = 0 } = {}) {
  clock.set('2026-04-01T01:00:00Z')
  const built = await run((context) => buildProject(context))
  const { projectId } = built
  await run((context) => passKickoff(context, projectId))
  clock.set('2026-06-22T01:00:00Z')
  const before = await run((context) => readProject(context, projectId))
  const edits = before.tasks
    .filter(({ status, kind }) => status === 'todo' && kind !== 'exam' && kind !== 'first_value')
    .toReversed()
    .slice(0, putOff)
    .map(({ id }) => ({ kind: 'phase' as const, taskId: id, phase: 2 as const }))
  if (edits.length > 0) await run((context) => applyPlan(context, projectId, { version: before.version, edits }))
  const page = await run((context) => readProject(context, projectId))
  for (const { id, version } of page.criteria.items)
    await run((context) =>
      changeCriterion(context, { id: projectId, criterionId: id }, { version, state: 'met', evidence: '画面' }),
    )
  const said = { clientId: newId(), name: '山田', how: '電話' }
  for (const respondent of ['champion', 'sponsor'] as const)
    await run((context) =>
      recordExamAnswer(context, projectId, {
        ...said,
        clientId: newId(),
        respondent,
        score: 9,
        reason: '',
        answeredOn: '2026-06-22',
      }),
    )
  const goalId = page.goals[0]?.id ?? ''
  const measured = { clientId: newId(), measuredOn: '2026-06-20', value: 3, evidence: '50件', evidenceUrl: null }
  await run((context) => recordMeasurement(context, { id: projectId, goalId }, measured))
  await run((context) =>
    recordValueConfirmation(context, projectId, {
      ...said,
      goalId: null,
      words: '残業がない',
      title: '',
      confirmedOn: '2026-06-22',
    }),
  )
  const judge = { conditions: [], rejudgeOn: null }
  await run(async (context) =>
    judgeProject(context, projectId, { ...judge, version: (await readProject(context, projectId)).version }),
  )
  return built
}

it('hands over nothing before all is said, loses nothing, and moves the phase once both sides have accepted', async () => {
  const { projectId, accountId } = await graduate()
  const csmId = await run((context) => Promise.resolve(context.actor.id))
  const first = await run((context) => readOngoingHandoff(context, projectId))
  expect(first.version).toBe(0)
  expect(first.leftovers.length).toBeGreaterThan(0)
  const accept = (version: number) => run((context) => acceptOngoingHandoff(context, projectId, { version }))
  const behalf = (version: number) =>
    run((context) =>
      acceptOngoingHandoffOnBehalf(context, projectId, {
        version,
        name: '山田',
        acceptedOn: '2026-06-22',
        how: '完了確認ミーティング',
      }),
    )
  const carried = first.leftovers.map(({ kind, id }) => ({ kind, id, action: 'carried' as const, note: '' }))
  const written = {
    csmId,
    review: '承認が10日から3日になった',
    cadence: '月1回',
    nextGoals: ['全社に広げる'],
    introducedOn: '2026-06-22',
    expansionHints: '秘密の拡張余地',
    internalNotes: '秘密のメモ',
    dispositions: carried.slice(1),
  }
  const save = (change: Partial<OngoingHandoff>, version: number) =>
    run((context) => saveOngoingHandoff(context, projectId, { ...written, ...change, version }))
  expect((await save({}, 0)).gaps).toEqual(['leftovers_open'])
  await expect(save({}, 0)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await expect(accept(1)).rejects.toMatchObject({
    code: 'onboarding.handoff_incomplete',
    fields: [{ path: 'leftovers_open', code: 'onboarding.missing_for_handoff' }],
  })
  expect(await run((context) => readHandoffForPortal(context, accountId))).toBeNull()
  expect((await save({ dispositions: carried }, 1)).gaps).toEqual([])

  const shown = await run((context) => readHandoffForPortal(context, accountId))
  expect(shown).toMatchObject({ review: written.review, nextGoals: written.nextGoals, accepted: null })
  expect(JSON.stringify(shown)).not.toContain('秘密')
  await expect(accept(1)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  expect((await accept(2)).acceptances).toMatchObject([{ side: 'csm', source: 'self' }])
  const phase = async () => (await run((context) => findAccount(context, accountId)))?.phase
  expect(await phase()).toBe('onboarding')
  await expect(save({}, 2)).rejects.toMatchObject({ code: 'onboarding.handoff_accepted' })
  expect((await behalf(2)).acceptances).toMatchObject([{ side: 'customer', source: 'on_behalf' }, { side: 'csm' }])
  await behalf(2)
  expect(await phase()).toBe('adoption')
})

it('is accepted after the graduation only, by the customer itself in its portal as well', async () => {
  const { projectId } = await run((context) => buildProject(context))
  await expect(run((context) => acceptOngoingHandoff(context, projectId, { version: 0 }))).rejects.toMatchObject({
    code: expect.stringMatching(/only_new_csm|not_graduated/),
  })
  const graduated = await graduate()
  const { leftovers } = await run((context) => readOngoingHandoff(context, graduated.projectId))
  await run((context) =>
    saveOngoingHandoff(context, graduated.projectId, {
      csmId: context.actor.id,
      review: '成果',
      cadence: '月1回',
      nextGoals: ['全社へ'],
      introducedOn: '2026-06-22',
      expansionHints: '',
      internalNotes: '',
      dispositions: leftovers.map(({ kind, id }) => ({ kind, id, action: 'closed', note: '不要' })),
      version: 0,
    }),
  )
  await run((context) => acceptHandoffFromPortal(context, { accountId: graduated.accountId, version: 1 }))
  const after = await run((context) => readOngoingHandoff(context, graduated.projectId))
  expect(after.acceptances).toMatchObject([{ side: 'customer', source: 'customer', how: null }])
})

it('hands over what was put off to phase 2, but not what nobody needs', async () => {
  clock.set('2026-04-01T01:00:00Z')
  const { projectId } = await run((context) => buildProject(context))
  const { tasks, version } = await run((context) => readProject(context, projectId))
  const taskOf = (key: string) => tasks.find((task) => task.key === key)
  const [putOff, unneeded] = [taskOf('connect_systems'), taskOf('answer_security_check')]
  const edits = [
    { kind: 'phase' as const, taskId: putOff?.id ?? '', phase: 2 as const },
    { kind: 'status' as const, taskId: unneeded?.id ?? '', status: 'skipped' as const },
  ]
  await run((context) => applyPlan(context, projectId, { version, edits }))
  const { leftovers } = await run((context) => readOngoingHandoff(context, projectId))
  expect(leftovers.filter(({ id }) => id === putOff?.id)).toMatchObject([{ kind: 'phase_2', name: putOff?.name }])
  expect(leftovers.filter(({ id }) => id === unneeded?.id)).toEqual([])
})

it('introduces whoever takes over, makes that person the owner, and lets what was carried over be settled', async () => {
  const { projectId, accountId } = await graduate()
  await run((context) =>
    buildStakeholder(context, accountId, { familyName: '山田', email: 'yamada@example.com', roles: ['champion'] }),
  )
  const csm = await workspace.addMember('csm', '引継 次郎')
  const { leftovers } = await run((context) => readOngoingHandoff(context, projectId))
  const [carried, closed] = leftovers.filter(({ kind }) => kind === 'task')
  if (!carried || !closed) throw new Error('The plan leaves work over.')
  const written = {
    csmId: csm.id,
    review: '成果',
    cadence: '月1回\n(第2火曜日)',
    nextGoals: ['全社へ'],
    expansionHints: '',
    internalNotes: '',
    dispositions: leftovers.map(({ kind, id }) =>
      id === carried.id
        ? { kind, id, action: 'carried' as const, note: '' }
        : { kind, id, action: 'closed' as const, note: '不要' },
    ),
  }
  const save = (introducedOn: string | null, version: number) =>
    run((context) => saveOngoingHandoff(context, projectId, { ...written, introducedOn, version }))
  await save(null, 0)
  await save(null, 1)
  const { rows } = await database.owner.query<{ body: string }>(
    `select body from messaging.messages where account_id = $1 and kind = 'csm_introduction'`,
    [accountId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.body).toContain('引継 次郎が窓口となり')
  expect(rows[0]?.body).toContain('お打ち合わせの頻度:月1回 (第2火曜日)')

  const finish = (taskId: string) =>
    run(async (context) => {
      const { tasks } = await readProject(context, projectId)
      const version = tasks.find(({ id }) => id === taskId)?.version ?? 0
      return changeTask(context, { id: projectId, taskId }, { version, status: 'done' })
    })
  await save('2026-06-22', 2)
  await workspace.run((context) => acceptOngoingHandoff(context, projectId, { version: 3 }), csm)
  const ownerOf = async () => (await run((context) => findAccount(context, accountId)))?.ownerId
  expect(await ownerOf()).not.toBe(csm.id)
  await run((context) => acceptHandoffFromPortal(context, { accountId, version: 3 }))
  expect(await ownerOf()).toBe(csm.id)

  const open = async () => (await run(listCarriedOpen)).filter((each) => each.projectId === projectId)
  expect(await open()).toEqual([{ projectId, accountId, csmId: csm.id, count: 1, dueOn: carried.dueOn }])
  await expect(finish(closed.id)).rejects.toMatchObject({ code: 'onboarding.project_closed' })
  expect((await finish(carried.id)).task).toMatchObject({ status: 'done' })
  expect(await open()).toEqual([])
})

it('counts work put off to phase 2 as carried until it is taken up and done, or somebody says what came of it', async () => {
  const { projectId, accountId } = await graduate({ putOff: 2 })
  const { leftovers } = await run((context) => readOngoingHandoff(context, projectId))
  const written = {
    csmId: null,
    review: '',
    cadence: '',
    nextGoals: [],
    introducedOn: null,
    expansionHints: '',
    internalNotes: '',
    dispositions: leftovers.map(({ kind, id }) =>
      kind === 'phase_2'
        ? { kind, id, action: 'carried' as const, note: '' }
        : { kind, id, action: 'closed' as const, note: '不要' },
    ),
    version: 0,
  }
  await run((context) => saveOngoingHandoff(context, projectId, written))
  const count = async () => (await run(listCarriedOpen)).find((each) => each.projectId === projectId)?.count ?? 0
  const [first, second] = leftovers.filter(({ kind }) => kind === 'phase_2')
  if (!first || !second) throw new Error('Nothing was put off.')
  expect(await count()).toBe(2)
  const settle = (id: string) =>
    run((context) => settleCarried(context, projectId, { kind: 'phase_2', id, note: '見送りで合意' }))
  const told = async () => (await settle(second.id)).leftovers.find(({ id }) => id === second.id)?.disposition
  expect(await told()).toMatchObject({ settled: { note: '見送りで合意' } })
  await told()
  expect(await count()).toBe(1)
  await expect(settle('nothing')).rejects.toMatchObject({ code: 'onboarding.not_carried' })

  const set = (status: 'todo' | 'done') =>
    run(async (context) => {
      const { tasks } = await readProject(context, projectId)
      const version = tasks.find(({ id }) => id === first.id)?.version ?? 0
      return changeTask(context, { id: projectId, taskId: first.id }, { version, status })
    })
  await set('todo')
  expect(await count()).toBe(1)
  await set('done')
  expect(await count()).toBe(0)
  expect(accountId).toBeTruthy()
})
