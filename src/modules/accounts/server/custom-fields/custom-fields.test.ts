import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { customFieldSchema } from '../../domain/custom-fields/custom-field.ts'
import { buildAccount } from '../../testing.ts'
import { changeCustomField } from './change-custom-field.ts'
import { createCustomField } from './create-custom-field.ts'
import { listCustomFields } from './list-custom-fields.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

const label = { ja: '項目', en: 'Field' }
const option = (key: string) => ({ key, label, isArchived: false })
const definition = (facts: object) => customFieldSchema.parse({ kind: 'text', label, ...facts })
const create = (facts: object) => workspace.run((context) => createCustomField(context, definition(facts)))

test('keep their order, and leave it archived', async () => {
  const first = await create({ key: 'first' })
  const second = await create({ key: 'second' })
  expect([first.position, second.position]).toEqual([0, 1])
  await workspace.run((context) => changeCustomField(context, first.id, { version: 1, position: 9 }))
  await workspace.run((context) => changeCustomField(context, second.id, { version: 1, isArchived: true }))
  const keys = async (archived: 'no' | 'include') =>
    (await workspace.run((context) => listCustomFields(context, { archived }))).map((field) => field.key)
  expect(await keys('no')).toEqual(['first'])
  expect(await keys('include')).toEqual(['second', 'first'])
})

test('one key is one field, also when two are made at once', async () => {
  const attempts = await Promise.allSettled([create({ key: 'same' }), create({ key: 'same' })])
  expect(attempts.map((attempt) => attempt.status).sort()).toEqual(['fulfilled', 'rejected'])
  const [lost] = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason] : []))
  expect(lost).toMatchObject({ fields: [{ path: 'key', code: 'accounts.custom_field_key_taken' }] })
})

test('customers with values hold key, kind and used options', async () => {
  const shape = { key: 'tags', kind: 'multi_select', options: [option('a'), option('b'), option('c')] }
  const field = await create(shape)
  await workspace.run((context) => buildAccount(context, { custom: { tags: ['a', 'b'] } }))
  const change = (facts: object) =>
    workspace.run((context) =>
      changeCustomField(context, field.id, { version: 1, definition: definition({ ...shape, ...facts }) }),
    )
  await expect(change({ key: 'labels', options: [option('b')] })).rejects.toMatchObject({
    fields: [
      { path: 'key', code: 'accounts.custom_field_in_use' },
      { path: 'options', code: 'accounts.custom_field_option_in_use', params: { option: 'a' } },
    ],
  })
  expect((await change({ options: [option('a'), option('b')] })).options).toHaveLength(2)
})

test('of another workspace do not exist', async () => {
  const { id } = await create({ key: 'walled' })
  const other = await buildWorkspace(database, { clock })
  await expect(
    other.run((context) => changeCustomField(context, id, { version: 1, position: 1 })),
  ).rejects.toMatchObject({
    code: 'accounts.no_such_custom_field',
  })
})

test('refuse a change that is based on what is out of date', async () => {
  const { id } = await create({ key: 'contested' })
  const rename = (version: number, ja: string) => {
    const change = { version, definition: definition({ key: 'contested', label: { ja, en: 'Field' } }) }
    return workspace.run((context) => changeCustomField(context, id, change))
  }
  expect(await rename(1, '先の名前')).toMatchObject({ version: 2, label: { ja: '先の名前' } })
  await expect(rename(1, '後の名前')).rejects.toMatchObject({ kind: 'conflict', code: 'accounts.changed_meanwhile' })
  const [field] = (await workspace.run((context) => listCustomFields(context))).filter((one) => one.id === id)
  expect(field?.label.ja).toBe('先の名前')
})
