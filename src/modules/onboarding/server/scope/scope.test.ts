import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Actor, Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { portalMattersSchema } from '../../contract.ts'
import { buildProject } from '../../testing.ts'
import { agreeScopeFromPortal, decideScopeFromPortal, readMattersForPortal } from '../api.ts'
import { raiseBlocker } from '../blockers/raise-blocker.ts'
import { addTask } from '../plan/add-task.ts'
import { readProject } from '../projects/read-project.ts'
import { applyPlan } from '../replan/apply-plan.ts'
import { agreeScope } from './agree-scope.ts'
import { decideScope } from './decide-scope.ts'
import { readScope } from './read-scope.ts'
import { previewScopeRequest, proposeScope, requestScope } from './request-scope.ts'
import { writeScopeStatement } from './write-statement.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
const visitor: Actor = { kind: 'portal', id: newId(), name: '山田花子' }
const secret = '社外秘の一文'
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
beforeEach(() => clock.set('2026-04-01T01:00:00Z'))
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
const visit = <T>(work: (context: Context) => Promise<T>) => workspace.run(work, visitor)
const look = async (accountId: string) =>
  portalMattersSchema.strict().parse(await visit((context) => readMattersForPortal(context, accountId)))
const items = [
  { text: '請求書の承認', place: 'in' as const },
  { text: '経費精算', place: 'phase_2' as const },
]
const write = (projectId: string, basedOn: number, visibility: 'internal' | 'customer', note = '') =>
  run((context) => writeScopeStatement(context, projectId, { basedOn, items, note, visibility }))
const request = (projectId: string, businessDays: number, title = '帳票を増やす') =>
  run((context) =>
    requestScope(context, projectId, {
      clientId: `request-${newId()}`,
      title,
      reason: secret,
      requestedBy: '山田様',
      requestedOn: '2026-04-01',
      works: [{ name: '帳票の設計と設定', side: 'vendor', businessDays }],
    }),
  )

it('is agreed to by the customer in the version that it was shown, and stays as it was', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await write(projectId, 0, 'internal', secret)
  expect((await look(accountId)).scope).toBeNull()
  await expect(visit((context) => agreeScopeFromPortal(context, { accountId, statement: 1 }))).rejects.toMatchObject({
    code: 'onboarding.no_such_statement',
  })
  await write(projectId, 1, 'customer')
  await expect(write(projectId, 1, 'customer')).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await visit((context) => agreeScopeFromPortal(context, { accountId, statement: 2 }))
  await visit((context) => agreeScopeFromPortal(context, { accountId, statement: 2 }))
  expect((await look(accountId)).scope).toMatchObject({
    statement: 2,
    agreed: { name: visitor.name, on: '2026-04-01' },
  })
  expect((await run((context) => readProject(context, projectId))).kickoff.readiness.isScopeSigned).toBe(true)

  await write(projectId, 2, 'customer')
  await expect(visit((context) => agreeScopeFromPortal(context, { accountId, statement: 2 }))).rejects.toMatchObject({
    code: 'onboarding.statement_superseded',
  })
  await run((context) =>
    agreeScope(context, projectId, { statement: 3, agreedBy: '佐藤様', agreedOn: '2026-04-01', how: '定例会で' }),
  )
  const { statements } = await run((context) => readScope(context, projectId))
  expect(statements.map(({ statement, agreement }) => [statement, agreement?.name, agreement?.source])).toEqual([
    [3, '佐藤様', 'on_behalf'],
    [2, visitor.name, 'customer'],
    [1, undefined, undefined],
  ])
  const change = run(({ transaction }) =>
    transaction
      .withTables<{ 'onboarding.scope_agreements': { agreed_by: string } }>()
      .updateTable('onboarding.scope_agreements')
      .set({ agreed_by: 'x' })
      .execute(),
  )
  await expect(change).rejects.toThrow(/permission denied/)
})

it('puts agreed work of phase 1 into the plan, as it was computed', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const before = await run((context) => readProject(context, projectId))
  const works = [{ name: '帳票の設計と設定', side: 'vendor' as const, businessDays: 60 }]
  const preview = await run((context) => previewScopeRequest(context, projectId, works))
  expect(preview.goLive?.toWeek).toBeGreaterThan(preview.goLive?.fromWeek ?? 99)
  const open = await request(projectId, 60)
  expect(open).toMatchObject({ state: 'open', phase: null, effect: preview })
  const target = { id: projectId, requestId: open.id }
  await expect(
    run((context) =>
      decideScope(context, target, { version: 1, isAgreed: true, name: 'x', decidedOn: '2026-04-01', how: 'y' }),
    ),
  ).rejects.toMatchObject({ code: 'onboarding.not_proposed' })
  expect((await look(accountId)).requests).toEqual([])

  const proposed = await run((context) => proposeScope(context, target, { version: 1, phase: 1 }))
  const seen = await look(accountId)
  expect(JSON.stringify(seen)).not.toContain(secret)
  expect(seen.requests).toMatchObject([{ id: open.id, phase: 1, state: 'proposed', effect: preview }])
  const decision = { accountId, requestId: open.id, version: proposed.version, isAgreed: true }
  await visit((context) => decideScopeFromPortal(context, decision))
  await expect(visit((context) => decideScopeFromPortal(context, decision))).rejects.toMatchObject({
    code: 'onboarding.changed_meanwhile',
  })

  const after = await run((context) => readProject(context, projectId))
  const added = after.tasks.filter(({ id }) => !before.tasks.some((task) => task.id === id))
  expect(added).toMatchObject([{ name: { ja: '帳票の設計と設定' }, side: 'vendor', visibility: 'internal' }])
  const goLive = after.tasks.find(({ kind }) => kind === 'go_live')
  expect(goLive).toMatchObject({ dueOn: preview.goLive?.to })
  expect(goLive?.dependsOn.map(({ task }) => task)).toContain(added[0]?.key)
  expect(after.forecastValueOn).toBe(preview.value?.to)
})

it('is read and decided also when the task that it shall come before has left the plan', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const { stages } = await run((context) => readProject(context, projectId))
  const dates = { startOn: '2026-04-10', dueOn: '2026-04-10' }
  const own = await run((context) =>
    addTask(context, projectId, {
      ...dates,
      name: '臨時の作業',
      stage: stages[0]?.key ?? '',
      side: 'vendor',
      doneWhen: '',
      effortMinutes: 0,
      dependsOn: [],
      visibility: 'internal',
    }),
  )
  const work = { name: '帳票の設計と設定', side: 'vendor' as const, businessDays: 60 }
  const works = [{ ...work, beforeKey: own.key }]
  const words = { title: '帳票', reason: '', requestedBy: '山田様', requestedOn: '2026-04-01' }
  const open = await run((context) => requestScope(context, projectId, { ...words, clientId: 'request-gone', works }))
  expect(open.effect.goLive?.days).toBe(0)
  const { version } = await run((context) => readProject(context, projectId))
  const edits = [{ kind: 'remove' as const, taskId: own.id }]
  await run((context) => applyPlan(context, projectId, { version, edits }))

  const asUsual = await run((context) => previewScopeRequest(context, projectId, [work]))
  expect(asUsual.goLive?.days).toBeGreaterThan(0)
  const { requests } = await run((context) => readScope(context, projectId))
  expect(requests).toMatchObject([{ id: open.id, effect: asUsual }])
  expect((await look(accountId)).requests).toEqual([])
  await expect(run((context) => previewScopeRequest(context, projectId, works))).rejects.toMatchObject({
    fields: [{ path: 'works.0.beforeKey', code: 'onboarding.dependency_unknown' }],
  })
  const target = { id: projectId, requestId: open.id }
  const proposed = await run((context) => proposeScope(context, target, { version: 1, phase: 1 }))
  expect(proposed.effect).toEqual(asUsual)
})

it('keeps what went to phase 2 on its list and out of the plan', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const before = await run((context) => readProject(context, projectId))
  const open = await request(projectId, 60, '経費精算')
  const target = { id: projectId, requestId: open.id }
  const { version } = await run((context) => proposeScope(context, target, { version: 1, phase: 2 }))
  const decided = await run((context) =>
    decideScope(context, target, { version, isAgreed: true, name: '佐藤様', decidedOn: '2026-04-01', how: '電話で' }),
  )
  expect(decided).toMatchObject({ state: 'agreed', phase: 2, decision: { name: '佐藤様', source: 'on_behalf' } })
  const after = await run((context) => readProject(context, projectId))
  expect(after.tasks.map(({ dueOn }) => dueOn)).toEqual(before.tasks.map(({ dueOn }) => dueOn))
})

it('shows the customer a blocker only when it was shared', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const raise = (title: string, visibility: 'internal' | 'customer') =>
    run((context) =>
      raiseBlocker(context, projectId, {
        clientId: `blocker-${title}`,
        kind: 'technical',
        title,
        detail: secret,
        ownerSide: 'customer',
        ownerTeam: 'security',
        ownerName: secret,
        impact: 'large',
        taskIds: [],
        solution: secret,
        expectedOn: null,
        visibility,
      }),
    )
  await raise(secret, 'internal')
  await raise('セキュリティ審査', 'customer')
  const seen = await look(accountId)
  expect(seen.blockers).toMatchObject([{ title: 'セキュリティ審査', isWithCustomer: true, since: '2026-04-01' }])
  expect(JSON.stringify(seen)).not.toContain(secret)
})
