import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { addBlockerDocument, removeBlockerDocument, shareBlockerDocument } from '../blockers/keep-documents.ts'
import { raiseBlocker } from '../blockers/raise-blocker.ts'
import { readMattersForPortal } from '../portal/read-matters.ts'
import { changeKeptDocument, keepDocument, listKeptDocuments } from './keep-document.ts'

const clock = createFakeClock('2026-04-06T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

const answer = { templateKey: 'security_check_sheet', title: 'チェックシートの回答', url: null, body: '1. SSO: 対応' }

it('keeps an answer that was given once for the next customer, and changes it without changing what was given', async () => {
  const { projectId, accountId } = await workspace.run((context) => buildProject(context))
  const blocker = await workspace.run((context) =>
    raiseBlocker(context, projectId, {
      clientId: 'asked-0001',
      kind: 'organisation',
      title: 'セキュリティ審査',
      detail: '',
      ownerSide: 'customer',
      ownerTeam: 'security',
      ownerName: '',
      impact: 'large',
      taskIds: [],
      solution: '',
      expectedOn: null,
      visibility: 'customer',
    }),
  )
  const target = { id: projectId, blockerId: blocker.id }
  const given = await workspace.run((context) =>
    addBlockerDocument(context, target, { ...answer, isShared: false, keptFor: 'security' }),
  )
  const [document] = given.documents
  const read = async () =>
    (await workspace.run((context) => readMattersForPortal(context, accountId)))?.blockers[0]?.documents
  expect(await read()).toEqual([])
  const own = { ...target, documentId: document?.id ?? '' }
  await workspace.run((context) => shareBlockerDocument(context, own, true))
  expect(await read()).toEqual([{ id: document?.id, title: answer.title, url: null, body: answer.body }])

  const list = async () => (await workspace.run((context) => listKeptDocuments(context))).items
  const [kept] = await list()
  expect(kept).toMatchObject({ team: 'security', title: answer.title, uses: 1, version: 1, isRetired: false })
  const change = { ...answer, team: 'legal' as const, body: '1. SSO: 対応(SAML)', version: 1, isRetired: true }
  const changed = await workspace.run((context) => changeKeptDocument(context, kept?.id ?? '', change))
  expect(changed).toMatchObject({ version: 2, team: 'legal', isRetired: true })
  await expect(workspace.run((context) => changeKeptDocument(context, kept?.id ?? '', change))).rejects.toMatchObject({
    code: 'onboarding.changed_meanwhile',
  })
  expect((await read())?.[0]?.body).toBe(answer.body)

  await workspace.run((context) => removeBlockerDocument(context, own))
  expect(await read()).toEqual([])
  expect(await list()).toHaveLength(1)
})

it('takes the same answer once, and none without a link or a text', async () => {
  const input = { ...answer, title: '個人情報の取扱い', team: 'legal' as const, clientId: 'kept-0001' }
  const first = await workspace.run((context) => keepDocument(context, input))
  expect((await workspace.run((context) => keepDocument(context, input))).id).toBe(first.id)
  await expect(
    workspace.run((context) => keepDocument(context, { ...input, clientId: 'kept-0002', body: '' })),
  ).rejects.toMatchObject({ code: 'onboarding.document_empty' })
})
