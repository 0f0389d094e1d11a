import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { readProject } from '../projects/read-project.ts'
import { createHealthReader, healthUntold } from './read-health.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database)
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const told = (accountId: string, band: string | null, isReference = false): AttributeSource => ({
  key: 'somebody.scores',
  list: async () => [{ key: 'health.band', kind: 'choice', knowsPast: false }],
  select: async () => sql`select ${accountId}::uuid as account_id, ${band}::text as "health.band",
    ${isReference}::boolean as "health.is_reference"`,
})

it.each<[string | null, boolean, string | undefined]>([
  ['good', false, undefined],
  ['watch', false, 'health_not_green'],
  ['risk', false, 'health_not_green'],
  ['held', false, 'health_unknown'],
  [null, false, 'health_unknown'],
  ['risk', true, 'health_unknown'],
])(
  'has the exam judge by the health that somebody tells of: %s, an indication only: %s',
  async (band, isReference, code) => {
    const { projectId, accountId } = await run((context) => buildProject(context))
    const reader = createHealthReader(() => [told(accountId, band, isReference)])
    const { exam } = await run((context) => readProject(context, projectId, reader))
    const codes = exam.judgement.reasons.map((reason) => reason.code).filter((each) => each.startsWith('health_'))
    expect(codes).toEqual(code === undefined ? [] : [code])
  },
)

it('knows of nobody where nobody tells', async () => {
  const { accountId } = await run((context) => buildProject(context))
  expect(await run((context) => createHealthReader(() => [])(context, [accountId]))).toEqual(new Map())
  expect(await run((context) => healthUntold(context, [accountId]))).toEqual(new Map())
})
