import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Actor } from '#platform/context/context.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { createAccount } from '../../profiles/insert-accounts.ts'
import { answerHearingFromPortal, readHearingForPortal, sendHearingFromPortal } from '../answer-hearing-from-portal.ts'
import { copyForm } from '../forms/copy-form.ts'
import { editForm } from '../forms/edit-form.ts'
import { publishForm } from '../forms/publish-form.ts'
import { chooseForm } from './choose-form.ts'
import { listSheetChanges } from './list-sheet-changes.ts'
import { readSheet } from './read-sheet.ts'
import { saveAnswers } from './save-answers.ts'

let database: TestDatabase
let workspace: TestWorkspace
const clock = createFakeClock('2026-06-01T01:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

const newAccount = async (name = '株式会社山田製作所') =>
  (await workspace.run((context) => createAccount(context, { name, phase: 'qualification' }))).id

const save = (accountId: string, version: number, answers: Record<string, unknown>, actor?: Actor) =>
  workspace.run((context) => saveAnswers(context, { accountId, kind: 'hearing', version, answers }), actor)

const read = (accountId: string) => workspace.run((context) => readSheet(context, { accountId, kind: 'hearing' }))

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => ({ code: 'none', fields: [''] }),
    (error: unknown) => {
      if (!(error instanceof ProductError)) throw error
      return { code: error.code, fields: error.fields.map((field) => field.path) }
    },
  )

describe('autosave', () => {
  test('a blank sheet, then some answers, then others', async () => {
    const id = await newAccount()
    expect(await read(id)).toMatchObject({ answers: {}, version: 0, updatedAt: null, formVersion: 0 })
    const first = await save(id, 0, { busy: ' 3月 ', owner: { name: '髙橋 花子', reading: 'タカハシ ハナコ' } })
    expect(first).toMatchObject({ version: 1, issues: [], answers: { busy: '3月' } })
    const second = await save(id, 1, { go_live: { date: '2026/8/3', text: '決算後' }, busy: null })
    expect(second.answers).toEqual({
      owner: { name: '髙橋 花子', reading: 'タカハシ ハナコ', department: '', title: '', email: '', phone: '' },
      go_live: { date: '2026-08-03', text: '決算後' },
    })
    expect(await read(id)).toMatchObject({ version: 2, updatedBy: '管理者', completeness: second.completeness })
  })

  test('wrong answers are told, the others saved', async () => {
    const id = await newAccount()
    const answer = await save(id, 0, { hours: 'all day', busy: '3月', nobody: 1 })
    expect(answer.issues.map(({ path }) => path).toSorted()).toEqual(['hours', 'nobody'])
    expect(answer.answers).toEqual({ busy: '3月' })
  })

  test('two people in different answers both get through; in the same answer the later one is told', async () => {
    const id = await newAccount()
    const other = await workspace.addMember('sales', '佐藤')
    await save(id, 0, { busy: '3月' })
    await save(id, 1, { busy: '4月' }, other)
    expect((await save(id, 1, { worry: '納期' })).version).toBe(3)
    expect(await refusal(save(id, 1, { busy: '5月', past: 'なし' }))).toEqual({
      code: 'accounts.sheet_changed_meanwhile',
      fields: ['busy'],
    })
    expect((await read(id)).answers).toEqual({ busy: '4月', worry: '納期' })
  })

  test('saves at the same moment lose nothing', async () => {
    const id = await newAccount()
    const answers = { busy: '3月', worry: '納期', past: 'なし', network: 'SSO', why_now: '法改正' }
    await Promise.all(Object.entries(answers).map(([key, value]) => save(id, 0, { [key]: value })))
    expect(await read(id)).toMatchObject({ answers, version: 5 })
  })

  test('the history merges what one person types, and keeps others apart', async () => {
    const id = await newAccount()
    const other = await workspace.addMember('csm', '鈴木')
    await save(id, 0, { busy: '3' })
    await save(id, 1, { busy: '3月' })
    clock.advance(1_000)
    await save(id, 2, { busy: '4月' }, other)
    clock.advance(11 * 60_000)
    await save(id, 3, { busy: '5月' }, other)
    const history = (key?: string, cursor?: string) =>
      workspace.run((context) => listSheetChanges(context, { accountId: id, kind: 'hearing', limit: 2, key, cursor }))
    const first = await history('busy')
    const second = await history('busy', first.nextCursor ?? '')
    expect([...first.items, ...second.items].map(({ before, after, actorName }) => [before, after, actorName])).toEqual(
      [
        ['4月', '5月', '鈴木'],
        ['3月', '4月', '鈴木'],
        [null, '3月', '管理者'],
      ],
    )
    expect(second.nextCursor).toBeNull()
    expect(first.items[0]?.label?.ja).toBe('繁忙期・休業日・決算期')
  })

  test('another workspace sees nothing and writes nothing', async () => {
    const id = await newAccount()
    await save(id, 0, { busy: '3月' })
    const stranger = await buildWorkspace(database, { clock })
    const input = { accountId: id, kind: 'hearing' } as const
    expect((await refusal(stranger.run((context) => readSheet(context, input)))).code).toBe('accounts.no_such_account')
    const write = stranger.run((context) => saveAnswers(context, { ...input, version: 1, answers: { busy: 'x' } }))
    expect((await refusal(write)).code).toBe('accounts.no_such_account')
  })
})

describe('forms of the workspace, and the portal', () => {
  test('a private question never reaches the customer, nor can they answer it', async () => {
    const draft = await workspace.run((context) =>
      copyForm(context, { kind: 'hearing', formKey: 'hearing_v1', newKey: 'hearing_short' }),
    )
    const [first, second] = draft.definition.fields
    if (!first || !second) throw new Error('The form is empty.')
    const definition = {
      ...draft.definition,
      fields: [first, { ...second, key: 'mood', type: 'text', private: true, required: false }],
    }
    const edited = await workspace.run((context) => editForm(context, { id: draft.id ?? '', version: 1, definition }))
    await workspace.run((context) =>
      publishForm(context, { id: draft.id ?? '', version: edited.version, isDefault: false }),
    )

    const id = await newAccount()
    await workspace.run((context) => chooseForm(context, { accountId: id, kind: 'hearing', formKey: 'hearing_short' }))
    await save(id, 1, { mood: '社内の秘密', project_name: '新会計' })
    const portal = await workspace.run((context) => readHearingForPortal(context, id))
    expect(JSON.stringify(portal)).not.toContain('秘密')
    expect(JSON.stringify(portal)).not.toContain('mood')
    expect(portal.answers).toEqual({ project_name: '新会計' })

    const customer: Actor = { kind: 'portal', id: 'portal', name: '高橋 花子' }
    const answer = await workspace.run(
      (context) =>
        answerHearingFromPortal(context, {
          accountId: id,
          version: portal.version,
          answers: { mood: 'x', project_name: '会計刷新' },
        }),
      customer,
    )
    expect(answer.issues).toEqual([{ path: 'mood', code: 'accounts.answer_to_no_question' }])
    expect(JSON.stringify(answer)).not.toContain('秘密')
    expect((await read(id)).answers).toEqual({ mood: '社内の秘密', project_name: '会計刷新' })
    expect((await read(id)).updatedBy).toBe('高橋 花子')
    expect(await workspace.run((context) => sendHearingFromPortal(context, id), customer)).toEqual({ missing: [] })
  })

  test('answers to questions that another form does not ask come back with the old form', async () => {
    const id = await newAccount()
    await save(id, 0, { busy: '3月', project_name: '新会計' })
    const choose = (formKey: string) =>
      workspace.run((context) => chooseForm(context, { accountId: id, kind: 'hearing', formKey }))
    const short = await choose('hearing_short')
    expect(short.answers).toEqual({ project_name: '新会計' })
    expect(short.completeness).toMatchObject({ required: 1, filledRequired: 1 })
    expect((await choose('hearing_v1')).answers).toEqual({ busy: '3月', project_name: '新会計' })
    expect((await refusal(choose('no_such'))).code).toBe('accounts.no_such_form')
    expect((await refusal(choose('handoff_v1'))).code).toBe('accounts.no_such_form')
  })
})
