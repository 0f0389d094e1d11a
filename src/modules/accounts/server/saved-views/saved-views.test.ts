import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { ListView } from '../../domain/list-view.ts'
import { changeSavedView, createSavedView, deleteSavedView, listSavedViews } from './keep-saved-views.ts'

let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database)
})
afterAll(() => database.close())

const definition: ListView = { columns: ['name', 'arr'], sort: { field: 'arr', direction: 'desc' }, filters: [] }
const create = (name: string, isShared: boolean) =>
  workspace.run((context) => createSavedView(context, { name, isShared, definition }))

test('others see shared views, and change none', async () => {
  const shared = await create('全社', true)
  await create('自分', false)
  const csm = await workspace.addMember('csm')
  const seen = await workspace.run((context) => listSavedViews(context), csm)
  expect(seen).toEqual([{ ...shared, isOwn: false }])
  for (const attempt of [
    workspace.run((context) => changeSavedView(context, shared.id, { name: '私の' }), csm),
    workspace.run((context) => deleteSavedView(context, shared.id), csm),
  ]) {
    await expect(attempt).rejects.toMatchObject({ kind: 'forbidden', code: 'accounts.view_not_own' })
  }
  const other = await buildWorkspace(database)
  expect(await other.run((context) => listSavedViews(context))).toEqual([])
})

test('the owner changes and deletes a view', async () => {
  const { id } = await create('仮', false)
  const changed = await workspace.run((context) => changeSavedView(context, id, { name: '本', isShared: true }))
  expect(changed).toMatchObject({ name: '本', isShared: true, definition })
  await workspace.run((context) => deleteSavedView(context, id))
  await expect(workspace.run((context) => changeSavedView(context, id, {}))).rejects.toMatchObject({
    code: 'accounts.no_such_view',
  })
})

test('a view of fields that are not there is refused', async () => {
  const unfit = { ...definition, columns: ['name', 'custom.gone'] }
  await expect(
    workspace.run((context) => createSavedView(context, { name: '古い', isShared: false, definition: unfit })),
  ).rejects.toMatchObject({ fields: [{ path: 'columns.1', code: 'accounts.view_unknown_field' }] })
})
