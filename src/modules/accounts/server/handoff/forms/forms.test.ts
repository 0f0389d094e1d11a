import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { createAccount } from '../../profiles/insert-accounts.ts'
import { readSheet } from '../sheets/read-sheet.ts'
import { saveAnswers } from '../sheets/save-answers.ts'
import { copyForm } from './copy-form.ts'
import { editForm } from './edit-form.ts'
import { listForms, readForm } from './list-forms.ts'
import { publishForm, retireForm, setDefaultForm } from './publish-form.ts'

let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const start = async () => {
  workspace = await buildWorkspace(database)
}
const copy = (newKey?: string) =>
  workspace.run((context) => copyForm(context, { kind: 'hearing', formKey: 'hearing_v1', newKey }))
const edit = (id: string | null, version: number, definition: unknown) =>
  workspace.run((context) => editForm(context, { id: id ?? '', version, definition }))
const publish = (id: string | null, version: number, isDefault = false) =>
  workspace.run((context) => publishForm(context, { id: id ?? '', version, isDefault }))
const list = () => workspace.run((context) => listForms(context, 'hearing'))

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => ({ code: 'none', fields: [] }),
    (error: unknown) => {
      if (!(error instanceof ProductError)) throw error
      return { code: error.code, fields: error.fields.map(({ path, code }) => `${path} ${code}`) }
    },
  )

test('built-in forms are there and the default', async () => {
  await start()
  expect((await workspace.run((context) => listForms(context))).items).toMatchObject([
    { kind: 'hearing', formKey: 'hearing_v1', formVersion: 0, questions: 26, isDefault: true, status: 'published' },
    { kind: 'handoff', formKey: 'handoff_v1', formVersion: 0, questions: 20, isDefault: true, status: 'published' },
  ])
})

test('a next version of the built-in form: drafts are not used, published ones are, running sheets stay', async () => {
  await start()
  const newAccount = async () => {
    const { id } = await workspace.run((context) => createAccount(context, { name: '甲', phase: 'qualification' }))
    return id
  }
  const before = await newAccount()
  await workspace.run((context) =>
    saveAnswers(context, { accountId: before, kind: 'hearing', version: 0, answers: { busy: '3月' } }),
  )
  const draft = await copy()
  expect(draft).toMatchObject({ formKey: 'hearing_v1', formVersion: 1, status: 'draft', version: 1 })
  expect((await refusal(copy())).code).toBe('accounts.form_draft_exists')
  const fields = draft.definition.fields.filter((field) => field.key !== 'worry')
  const edited = await edit(draft.id, 1, { ...draft.definition, fields, key: 'renamed' })
  expect(edited.definition.key).toBe('hearing_v1')
  const after = await newAccount()
  const read = (accountId: string) => workspace.run((context) => readSheet(context, { accountId, kind: 'hearing' }))
  expect(await read(after)).toMatchObject({ formVersion: 0 })
  await publish(draft.id, 2)
  expect(await read(after)).toMatchObject({ formVersion: 1, newerFormVersion: null })
  expect((await read(after)).form.fields).toHaveLength(25)
  expect(await read(before)).toMatchObject({ formVersion: 0, newerFormVersion: 1, answers: { busy: '3月' } })
  expect((await refusal(edit(draft.id, 3, draft.definition))).code).toBe('accounts.form_not_a_draft')
})

test('a form of its own becomes the default, and its versions follow', async () => {
  await start()
  const draft = await copy('hearing_smb')
  expect((await refusal(copy('hearing_smb'))).code).toBe('accounts.form_key_taken')
  expect((await refusal(copy('handoff_v1'))).code).toBe('accounts.form_key_taken')
  await publish(draft.id, 1, true)
  expect((await list()).items.map(({ formKey, isDefault }) => [formKey, isDefault])).toEqual([
    ['hearing_v1', false],
    ['hearing_smb', true],
  ])
  const next = await workspace.run((context) => copyForm(context, { kind: 'hearing', formKey: 'hearing_smb' }))
  expect(next.formVersion).toBe(2)
  await publish(next.id, 1)
  expect((await list()).items.map(({ formKey, formVersion, isDefault }) => [formKey, formVersion, isDefault])).toEqual([
    ['hearing_v1', 0, false],
    ['hearing_smb', 2, true],
  ])
  expect((await refusal(workspace.run((context) => retireForm(context, next.id ?? '')))).code).toBe(
    'accounts.form_is_default',
  )
  const choose = { kind: 'hearing', formKey: 'hearing_v1' } as const
  const { items } = await workspace.run((context) => setDefaultForm(context, choose))
  expect(items.find((item) => item.isDefault)?.formKey).toBe('hearing_v1')
})

test('what is not a form is refused part by part, a stale edit too', async () => {
  await start()
  const draft = await copy('hearing_x')
  const [first, second] = draft.definition.fields
  const wrong = { ...draft.definition, fields: [first, { ...second, section: 'nowhere' }, first] }
  expect(await refusal(edit(draft.id, 1, wrong))).toEqual({
    code: 'accounts.form_not_valid',
    fields: [
      'definition.fields.2.key accounts.form_repeated_key',
      'definition.fields.1.section accounts.form_unknown_section',
    ],
  })
  expect((await refusal(edit(draft.id, 1, 'nothing'))).code).toBe('accounts.form_not_valid')
  await edit(draft.id, 1, draft.definition)
  expect((await refusal(edit(draft.id, 1, draft.definition))).code).toBe('accounts.form_changed_meanwhile')
  expect((await refusal(publish(draft.id, 1))).code).toBe('accounts.form_changed_meanwhile')
})

test('a question keeps its type from version to version', async () => {
  await start()
  const draft = await copy()
  const fields = draft.definition.fields.map((field) =>
    field.key === 'busy' ? { ...field, type: 'long_text' } : field,
  )
  expect((await refusal(edit(draft.id, 1, { ...draft.definition, fields }))).fields).toEqual([
    'definition.fields.21 accounts.form_question_changed_type',
  ])
})

test('a form of another workspace is not there', async () => {
  await start()
  const draft = await copy('hearing_y')
  await start()
  expect((await refusal(workspace.run((context) => readForm(context, draft.id ?? '')))).code).toBe(
    'accounts.no_such_form',
  )
})
