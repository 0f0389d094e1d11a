import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { isBusinessDay } from '#platform/kernel/calendar.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { accountInputSchema } from '../../contract.ts'
import { buildAccount, buildStakeholder } from '../../testing.ts'
import {
  createAccount,
  deleteUntouchedAccounts,
  findAccount,
  findAccountsByExternalIds,
  insertAccounts,
  listAccountNames,
  readAccountCalendar,
  updateAccount,
} from '../api.ts'
import { createCustomField } from '../custom-fields/create-custom-field.ts'
import { listTimeline } from '../timeline/list-timeline.ts'
import { setArchived } from './archive-account.ts'
import { readAccount } from './read-account.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

const timelineOf = (accountId: string) => workspace.run((context) => listTimeline(context, accountId, { limit: 50 }))

describe('a new customer', () => {
  test('has its phase, its keys and a timeline entry', async () => {
    const account = await workspace.run((context) =>
      buildAccount(context, { name: '㈱サンプル', nameKana: 'サンプル', mrr: 100_000, renewalOn: '2027-03-31' }),
    )
    expect(account).toMatchObject({ phase: 'qualification', phaseSince: '2026-11-24', arr: 1_200_000, version: 1 })
    const { items } = await timelineOf(account.id)
    expect(items).toMatchObject([{ kind: 'accounts.account_created', visibility: 'internal', actorName: '管理者' }])
  })

  test('says what is doubtful but possible', async () => {
    const { id } = await workspace.run((context) =>
      buildAccount(context, {
        name: '株式会社双子',
        corporateNumber: '1234567890123',
        mrr: 100,
        arr: 5_000,
        renewalOn: '2026-12-24',
        noticeMonths: 1,
      }),
    )
    const twin = await workspace.run((context) => buildAccount(context, { name: '㈱双子' }))
    const details = await workspace.run((context) => readAccount(context, id))
    expect(details.warnings.map((warning) => warning.code)).toEqual([
      'accounts.corporate_number_check_digit',
      'accounts.arr_differs',
    ])
    expect(details.possibleDuplicates).toEqual([{ id: twin.id, name: '㈱双子' }])
    expect(details).toMatchObject({ daysToRenewal: 30, noticeDeadline: '2026-11-24' })
  })

  test.each([
    [{ seats: -1 }, 'seats', 'accounts.not_a_count'],
    [{ contractStartOn: '2026-04-01', renewalOn: '2026-04-01' }, 'renewalOn', 'accounts.renewal_not_after_start'],
    [{ ownerId: newId() }, 'ownerId', 'accounts.no_such_member'],
    [{ parentAccountId: newId() }, 'parentAccountId', 'accounts.no_such_parent'],
    [{ custom: { nothing: 'x' } }, 'custom.nothing', 'accounts.no_such_custom_field'],
  ])('is refused with %o', async (facts, path, code) => {
    await expect(workspace.run((context) => buildAccount(context, facts))).rejects.toMatchObject({
      code: 'accounts.not_valid',
      fields: [{ path, code }],
    })
  })

  test('cannot take an external ID that another has', async () => {
    await workspace.run((context) => buildAccount(context, { name: '先の会社', externalId: 'C-1' }))
    const second = workspace.run((context) => buildAccount(context, { name: '後の会社', externalId: 'C-1' }))
    await expect(second).rejects.toMatchObject({
      kind: 'conflict',
      code: 'accounts.external_id_taken',
      params: { externalId: 'C-1', name: '先の会社' },
    })
  })

  test('of two made at once with one external ID, one wins', async () => {
    const attempts = await Promise.allSettled(
      [1, 2, 3].map(() => workspace.run((context) => buildAccount(context, { externalId: 'C-race' }))),
    )
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
    const lost = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason] : []))
    expect(lost).toMatchObject(Array.from({ length: 2 }, () => ({ code: 'accounts.external_id_taken' })))
  })

  test('needs the required custom fields', async () => {
    const other = await buildWorkspace(database, { clock })
    const label = { ja: '地区', en: 'District' }
    await other.run((context) =>
      createCustomField(context, { key: 'district', kind: 'text', label, isRequired: true, options: [] }),
    )
    await expect(other.run((context) => buildAccount(context))).rejects.toMatchObject({
      fields: [{ path: 'custom.district', code: 'accounts.custom_value_required' }],
    })
    const account = await other.run((context) => buildAccount(context, { custom: { district: ' 北 ' } }))
    expect(account.custom).toEqual({ district: '北' })
  })
})

test.each([
  ["'; drop table accounts.accounts; --"],
  ['%_\\'],
  ['<script>alert(1)</script>'],
  ['=HYPERLINK("http://example.com")'],
  ['𠮷野家 👨‍👩‍👧 ガ'],
  ['{"a":1}'],
  ['x'.repeat(200)],
])('keeps the name %s as it is', async (name) => {
  const { id } = await workspace.run((context) => buildAccount(context, { name, note: name, website: name }))
  expect(await workspace.run((context) => findAccount(context, id))).toMatchObject({ name, note: name, website: name })
})

test('input loses control characters and its blanks become null', () => {
  const input = accountInputSchema.parse({
    name: ' 東西\u0000商事\n ',
    nameKana: 'ﾄｳｻﾞｲ',
    plan: '　',
    corporateNumber: 'T7000012050002',
  })
  expect(input).toEqual({ name: '東西商事', nameKana: 'トウザイ', plan: null, corporateNumber: '7000012050002' })
})

describe('an edit', () => {
  test('tells the timeline what changed, and nothing when nothing did', async () => {
    const { id } = await workspace.run((context) => buildAccount(context, { plan: 'basic' }))
    const changed = await workspace.run((context) => updateAccount(context, id, { version: 1, plan: 'pro', seats: 10 }))
    expect(changed).toMatchObject({ version: 2, plan: 'pro' })
    const same = await workspace.run((context) => updateAccount(context, id, { version: 2, plan: 'pro' }))
    expect(same.version).toBe(2)
    const { items } = await timelineOf(id)
    const updates = items.filter((entry) => entry.kind === 'accounts.account_updated')
    expect(updates.map((entry) => entry.params)).toEqual([
      {
        changes: [
          { field: 'plan', from: 'basic', to: 'pro' },
          { field: 'seats', from: null, to: 10 },
        ],
      },
    ])
  })

  test('on an older state is refused, also when both come at once', async () => {
    const { id } = await workspace.run((context) => buildAccount(context))
    const attempts = await Promise.allSettled(
      ['東', '西', '南'].map((region) =>
        workspace.run((context) => updateAccount(context, id, { version: 1, region })),
      ),
    )
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
    await expect(
      workspace.run((context) => updateAccount(context, id, { version: 1, region: '北' })),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'accounts.changed_meanwhile' })
  })

  test('moves an external ID, and frees the one before', async () => {
    const { id } = await workspace.run((context) => buildAccount(context, { externalId: 'old' }))
    await workspace.run((context) => updateAccount(context, id, { version: 1, externalId: 'new' }))
    const next = await workspace.run((context) => buildAccount(context, { externalId: 'old' }))
    const found = await workspace.run((context) => findAccountsByExternalIds(context, ['old', 'new', 'none']))
    expect([...found].map(([key, account]) => [key, account.id]).sort()).toEqual([
      ['new', id],
      ['old', next.id],
    ])
  })

  test('cannot put a customer below itself', async () => {
    const { top, below } = await workspace.run(async (context) => {
      const top = await buildAccount(context, { name: '親' })
      return { top, below: await buildAccount(context, { name: '子', parentAccountId: top.id }) }
    })
    for (const parentAccountId of [below.id, top.id]) {
      await expect(
        workspace.run((context) => updateAccount(context, top.id, { version: 1, parentAccountId })),
      ).rejects.toMatchObject({ fields: [{ path: 'parentAccountId', code: 'accounts.parent_circle' }] })
    }
    const details = await workspace.run((context) => readAccount(context, top.id))
    expect(details.children).toEqual([{ id: below.id, name: '子' }])
  })

  test('of one amount takes the other with it, unless they were set apart', async () => {
    const { id } = await workspace.run((context) => buildAccount(context, { mrr: 100 }))
    const tied = await workspace.run((context) => updateAccount(context, id, { version: 1, mrr: 200 }))
    expect(tied.arr).toBe(2_400)
    await workspace.run((context) => updateAccount(context, id, { version: 2, arr: 3_000, mrr: 200 }))
    const apart = await workspace.run((context) => updateAccount(context, id, { version: 3, mrr: 300 }))
    expect(apart).toMatchObject({ mrr: 300, arr: 3_000 })
  })
})

test('two customers made parents of each other at once do not close a circle', async () => {
  const [one, other] = await workspace.run(async (context) => [
    await buildAccount(context),
    await buildAccount(context),
  ])
  const putBelow = (id: string | undefined, parentAccountId: string | undefined) =>
    workspace.run((context) =>
      updateAccount(context, id ?? '', { version: 1, parentAccountId: parentAccountId ?? null }),
    )
  const attempts = await Promise.allSettled([putBelow(one?.id, other?.id), putBelow(other?.id, one?.id)])
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

describe('many customers', () => {
  test('are made in order with what belongs to each', async () => {
    const ids = await workspace.run((context) =>
      insertAccounts(context, [
        { name: '一号', externalId: 'b-1', phase: 'adoption', phaseSince: '2026-01-10' },
        { name: '二号', externalId: 'b-2' },
      ]),
    )
    const names = await workspace.run((context) => listAccountNames(context, ids))
    expect(ids.map((id) => names.get(id))).toEqual(['一号', '二号'])
    const first = await workspace.run((context) => readAccount(context, ids[0] ?? ''))
    expect(first).toMatchObject({ phase: 'adoption', daysInPhase: 318 })
  })

  test('are all refused for one that is wrong', async () => {
    await expect(
      workspace.run((context) => insertAccounts(context, [{ name: '良' }, { name: '悪', mrr: -1 }])),
    ).rejects.toMatchObject({ fields: [{ path: '1.mrr' }, { path: '1.arr' }] })
    await expect(
      workspace.run((context) =>
        insertAccounts(context, [
          { name: '甲', externalId: 'dup' },
          { name: '乙', externalId: 'dup' },
        ]),
      ),
    ).rejects.toMatchObject({ code: 'accounts.external_id_taken' })
    expect((await workspace.run((context) => findAccountsByExternalIds(context, ['dup']))).size).toBe(0)
  })

  test('are deleted unless somebody touched them', async () => {
    const [fresh = '', edited = '', met = ''] = await workspace.run((context) =>
      insertAccounts(context, [{ name: '新', externalId: 'undo' }, { name: '編' }, { name: '会' }]),
    )
    await workspace.run((context) => updateAccount(context, edited, { version: 1, seats: 1 }))
    await workspace.run((context) => buildStakeholder(context, met))
    const outcome = await workspace.run((context) => deleteUntouchedAccounts(context, [fresh, edited, met]))
    expect(outcome).toEqual({ deletedIds: [fresh], keptIds: [edited, met] })
    await workspace.run((context) => createAccount(context, { name: '再', externalId: 'undo' }))
  })
})

test('archiving twice is told once, and restoring brings the customer back', async () => {
  const { id } = await workspace.run((context) => buildAccount(context))
  await workspace.run((context) => setArchived(context, id, true))
  await workspace.run((context) => setArchived(context, id, true))
  expect((await workspace.run((context) => findAccount(context, id)))?.archivedAt).not.toBeNull()
  await workspace.run((context) => setArchived(context, id, false))
  const { items } = await timelineOf(id)
  expect(items.map((entry) => entry.kind).sort()).toEqual([
    'accounts.account_archived',
    'accounts.account_created',
    'accounts.account_restored',
  ])
})

test('the calendar closes when either side is closed', async () => {
  const { id } = await workspace.run((context) =>
    buildAccount(context, { closedWeekdays: [3], closedDays: ['2026-11-27', '12-01'] }),
  )
  const calendar = await workspace.run((context) => readAccountCalendar(context, id))
  const open = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-12-01']
  expect(open.filter((date) => isBusinessDay(calendar, date))).toEqual(['2026-11-24', '2026-11-26'])
})

test('another workspace sees, changes and names nothing', async () => {
  const { id } = await workspace.run((context) => buildAccount(context, { externalId: 'secret' }))
  const other = await buildWorkspace(database, { clock })
  const seen = await other.run(async (context) => ({
    account: await findAccount(context, id),
    names: await listAccountNames(context, [id]),
    byExternalId: await findAccountsByExternalIds(context, ['secret']),
    deleted: await deleteUntouchedAccounts(context, [id]),
  }))
  expect(seen).toEqual({
    account: undefined,
    names: new Map(),
    byExternalId: new Map(),
    deleted: { deletedIds: [], keptIds: [id] },
  })
  await expect(other.run((context) => updateAccount(context, id, { version: 1, seats: 1 }))).rejects.toMatchObject({
    code: 'accounts.no_such_account',
  })
  await other.run((context) => buildAccount(context, { externalId: 'secret' }))
})
