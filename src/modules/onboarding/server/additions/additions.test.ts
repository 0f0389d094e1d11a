import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillSheet } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { ProgramTask } from '../../domain/program.ts'
import { buildProject } from '../../testing.ts'
import { listProjectsNeedingAttention } from '../attention/list-projects-needing-attention.ts'
import { copyProgram, publishProgram, readDraft, saveProgramDraft } from '../programs/edit-draft.ts'
import { readProject } from '../projects/read-project.ts'
import { undoPlan } from '../undo/undo-plan.ts'
import { applyAdditions, dismissAdditions } from './apply-additions.ts'
import { readAdditions } from './read-additions.ts'
import { tellAdditions } from './tell-additions.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-01T01:00:00Z') })
  run = (work) => workspace.run(work)
  await publishConditional()
})
afterAll(() => database.close())

const programKey = 'with_sso'

/** A program whose value waits for single sign-on where the customer asks for it. */
async function publishConditional() {
  await run((context) => copyProgram(context, { fromKey: 'wbs_low_6w', key: programKey, name: programKey }))
  const { program, version } = await run((context) => readDraft(context, programKey))
  const value = program.tasks.find(({ key }) => key === program.valueTaskKey)
  if (!value) throw new Error('The program has no value task.')
  const sso: ProgramTask = {
    ...value,
    key: 'connect_sso',
    kind: undefined,
    name: { ja: 'SSOの設定', en: 'Set up SSO' },
    startOffset: value.startOffset,
    dueOffset: value.startOffset + 3,
    dependsOn: [],
    isMilestone: false,
    when: { match: 'all', rules: [{ fact: 'hearing.security', test: 'contains', values: ['SSO'] }] },
  }
  const tasks = program.tasks.map((task) =>
    task.key === value.key ? { ...task, dependsOn: [...task.dependsOn, sso.key] } : task,
  )
  const changed = { ...program, tasks: [...tasks, sso] }
  const saved = await run((context) => saveProgramDraft(context, programKey, { program: changed, version }))
  await run((context) => publishProgram(context, programKey, saved.version))
}

const keysOf = async (projectId: string) =>
  (await run((context) => readProject(context, projectId))).tasks.map(({ key }) => key)

/** A project that began before anybody had answered, with what the answers ask for by now. */
async function answered() {
  const { projectId, accountId } = await run((context) => buildProject(context, { programKey }))
  expect(await run((context) => readAdditions(context, projectId))).toEqual({ keys: [], change: null })
  await run((context) => fillSheet(context, accountId, 'hearing', { security: 'SSO(SAML)が必須です' }))
  const additions = await run((context) => readAdditions(context, projectId))
  if (!additions.change) throw new Error('The answers ask for nothing.')
  return { projectId, keys: additions.keys, version: additions.change.version }
}

it('adds the work that later answers ask for, with the effect that was shown, and takes it back', async () => {
  const { projectId, keys, version } = await answered()
  expect(keys).toEqual(['connect_sso'])
  const before = await keysOf(projectId)
  const shown = await run((context) => readAdditions(context, projectId))
  const applied = await run((context) => applyAdditions(context, projectId, { version, keys }))
  expect(applied.valueDate?.days).toBeGreaterThan(0)
  expect(applied.valueDate).toEqual(shown.change?.valueDate)
  expect(await keysOf(projectId)).toEqual([...before, ...keys])
  expect(await run((context) => readAdditions(context, projectId))).toEqual({ keys: [], change: null })

  const { changeId } = applied
  if (changeId === null) throw new Error('Nothing was changed.')
  await run((context) => undoPlan(context, projectId, { changeId }))
  expect(await keysOf(projectId)).toEqual(before)
  expect((await run((context) => readAdditions(context, projectId))).keys).toEqual(keys)
})

it('does not ask again for what was dismissed', async () => {
  const { projectId, keys, version } = await answered()
  await run((context) => dismissAdditions(context, projectId, { version, keys }))
  expect(await run((context) => readAdditions(context, projectId))).toEqual({ keys: [], change: null })
})

it('refuses a decision on other work or another plan than was seen', async () => {
  const { projectId, keys, version } = await answered()
  await expect(
    run((context) => applyAdditions(context, projectId, { version, keys: [...keys, 'no_such'] })),
  ).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await expect(
    run((context) => dismissAdditions(context, projectId, { version: version + 1, keys })),
  ).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
})

it('tells once of work that answers ask for, until it is taken in, dismissed or asked for no longer', async () => {
  const { projectId, keys, version } = await answered()
  const { accountId } = await run(async (context) => ({
    accountId: (await readProject(context, projectId)).account.id,
  }))
  const tell = () => run((context) => tellAdditions(context, accountId))
  const signals = async () =>
    (await run(listProjectsNeedingAttention)).filter(
      (each) => each.projectId === projectId && each.reason === 'additions_proposed',
    )
  const lines = async () => {
    const { rows } = await database.owner.query(
      `select 1 from accounts.timeline_entries where account_id = $1 and kind = 'onboarding.additions_proposed'`,
      [accountId],
    )
    return rows
  }
  expect(await signals()).toEqual([])
  await tell()
  await tell()
  expect(await lines()).toHaveLength(1)
  expect(await signals()).toMatchObject([{ count: 1, days: 0 }])
  await run((context) => fillSheet(context, accountId, 'hearing', { security: '特にありません' }))
  await tell()
  expect(await signals()).toEqual([])
  await run((context) => fillSheet(context, accountId, 'hearing', { security: 'SSOが必須です' }))
  await tell()
  expect(await signals()).toHaveLength(1)
  await run((context) => dismissAdditions(context, projectId, { version, keys }))
  expect(await signals()).toEqual([])
})
