import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { type AccountRow, accountListFields } from '../../contract.ts'
import type { ListFilter } from '../../domain/list-view.ts'
import { buildAccount } from '../../testing.ts'
import { insertAccounts, type NewAccount } from '../api.ts'
import { createCustomField } from '../custom-fields/create-custom-field.ts'
import { keepHealthFigures } from '../figures/keep-figures.ts'
import { createSavedView } from '../saved-views/keep-saved-views.ts'
import { type AccountQuery, listAccounts } from './list-accounts.ts'
import { listAccountChoices } from './list-choices.ts'
import { searchAccounts } from './search-accounts.ts'
import { summarizeAccounts } from './summarize-accounts.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const list = (workspace: TestWorkspace, query: Partial<AccountQuery> = {}) =>
  workspace.run((context) => listAccounts(context, { archived: 'no', limit: 50, ...query }))

async function listAll(workspace: TestWorkspace, query: Partial<AccountQuery>): Promise<AccountRow[]> {
  const rows: AccountRow[] = []
  let cursor: string | undefined
  do {
    const page = await list(workspace, { ...query, cursor })
    rows.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rows
}

async function workspaceWith(accounts: readonly NewAccount[]): Promise<TestWorkspace> {
  const workspace = await buildWorkspace(database, { clock })
  await workspace.run((context) => insertAccounts(context, accounts))
  return workspace
}

describe('the summary', () => {
  test('counts a selection to the last customer and sums what it brings in by currency', async () => {
    const workspace = await workspaceWith([
      { name: 'a', arr: 100, plan: 'x' },
      { name: 'b', arr: 250, plan: 'x' },
      { name: 'c', plan: 'x' },
      { name: 'd', arr: 7, currency: 'USD', plan: 'x' },
      { name: 'e', currency: 'EUR', plan: 'x' },
      { name: 'f', arr: 999 },
    ])
    const neighbour = await workspaceWith([{ name: 'g', arr: 1, plan: 'x' }])
    const filters: ListFilter[] = [{ field: 'plan', operator: 'any_of', value: ['x'] }]
    const summary = (of: TestWorkspace, query: Partial<AccountQuery>) =>
      of.run((context) => summarizeAccounts(context, { archived: 'no', ...query }))
    expect(await summary(workspace, { filters })).toEqual({
      customers: 5,
      recurring: [
        { amountMinor: 350, currency: 'JPY', customers: 2 },
        { amountMinor: 7, currency: 'USD', customers: 1 },
      ],
    })
    expect((await summary(workspace, {})).customers).toBe(6)
    expect(await summary(workspace, { archived: 'only' })).toEqual({ customers: 0, recurring: [] })
    expect((await summary(neighbour, {})).customers).toBe(1)
    const page = await list(workspace, { filters, total: 'omit' })
    expect([page.items.length, page.total]).toEqual([5, null])
  })
})

describe('pages', () => {
  const sortable = accountListFields.filter((field) => field.isSortable).map((field) => field.key)
  let workspace: TestWorkspace

  beforeAll(async () => {
    // Few distinct values, so that there are ties, and many customers without any.
    const days = [null, '2026-04-01', '2026-10-01']
    workspace = await workspaceWith(
      Array.from({ length: 37 }, (_, index) => ({
        name: ['ア社', 'イ社', 'ウ社'][index % 3] ?? '',
        mrr: [null, 0, 5, 100][index % 4] ?? null,
        employeeCount: index % 5 === 0 ? null : index % 3,
        contractStartOn: days[index % 3] ?? null,
        renewalOn: index % 4 === 0 ? null : '2027-03-31',
        phaseSince: index % 2 === 0 ? '2026-01-01' : '2026-02-01',
      })),
    )
  })

  test.each(sortable.flatMap((field) => (['asc', 'desc'] as const).map((direction) => [field, direction] as const)))(
    'by %s %s hold every customer once, in order, those without a value last',
    async (field, direction) => {
      const whole = await list(workspace, { sort: { field, direction }, limit: 200 })
      expect(whole.total).toBe(37)
      const ids = whole.items.map((row) => row.id)
      expect(new Set(ids).size).toBe(37)
      const sortedBy = (row: AccountRow) => new Map<string, unknown>(Object.entries(row)).get(field)
      const values = whole.items.map(sortedBy)
      const present = values.filter((value) => value !== null)
      expect(values.slice(present.length).every((value) => value === null)).toBe(true)
      const sorted = [...present].sort((a, b) => (String(a) === String(b) ? 0 : isLess(a, b) ? -1 : 1))
      expect(present).toEqual(direction === 'asc' ? sorted : sorted.reverse())
      for (const limit of [1, 4, 36]) {
        const rows = await listAll(workspace, { sort: { field, direction }, limit })
        expect(rows.map((row) => row.id)).toEqual(ids)
      }
    },
  )

  const isLess = (a: unknown, b: unknown) =>
    typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b)

  test.each([
    ['another order', { sort: { field: 'arr', direction: 'asc' } as const }],
    ['nonsense', { cursor: 'nonsense' }],
    ['a value of another kind', { cursor: Buffer.from('["mrr","asc","x","y"]').toString('base64url') }],
  ])('refuse a cursor from %s', async (_, change) => {
    const sort = { field: 'mrr', direction: 'asc' } as const
    const { nextCursor } = await list(workspace, { sort, limit: 5 })
    const query = { sort, cursor: nextCursor ?? undefined, ...change }
    await expect(list(workspace, query)).rejects.toMatchObject({ code: 'http.invalid_cursor' })
  })

  test('are of one workspace', async () => {
    const other = await buildWorkspace(database, { clock })
    expect(await list(other)).toEqual({ items: [], nextCursor: null, total: 0 })
  })
})

test('names sort by their reading', async () => {
  const workspace = await workspaceWith([
    { name: '渡辺工業', nameKana: 'ワタナベコウギョウ' },
    { name: '阿部商店', nameKana: 'あべしょうてん' },
    { name: 'サカモト' },
    { name: '神田', nameKana: 'ｶﾝﾀﾞ' },
    { name: '学校法人', nameKana: 'ガッコウ' },
  ])
  const { items } = await list(workspace)
  expect(items.map((row) => row.name)).toEqual(['阿部商店', '学校法人', '神田', 'サカモト', '渡辺工業'])
})

describe('filters', () => {
  let workspace: TestWorkspace

  beforeAll(async () => {
    workspace = await buildWorkspace(database, { clock })
    const csm = await workspace.addMember('csm')
    const base = { isRequired: false, options: [] }
    const options = ['a', 'b'].map((key) => ({ key, label: { ja: key, en: key }, isArchived: false }))
    const label = { ja: '項目', en: 'Field' }
    await workspace.run(async (context) => {
      await createCustomField(context, { ...base, key: 'memo', kind: 'text', label })
      await createCustomField(context, { ...base, key: 'score', kind: 'number', label })
      await createCustomField(context, { ...base, key: 'fee', kind: 'money', currency: 'USD', label })
      await createCustomField(context, { ...base, key: 'due', kind: 'date', label })
      await createCustomField(context, { ...base, key: 'vip', kind: 'boolean', label })
      await createCustomField(context, { ...base, key: 'tags', kind: 'multi_select', options, label })
      await createCustomField(context, { ...base, key: 'tier', kind: 'select', options, label })
      await createCustomField(context, { ...base, key: 'helper', kind: 'user', label })
      await insertAccounts(context, [
        {
          name: '甲',
          ownerId: workspace.admin.id,
          arr: 1_200,
          renewalOn: '2026-12-01',
          autoRenewal: true,
          industry: 'retail',
          externalId: 'Ｃ-1',
          custom: {
            memo: 'テスト用',
            score: 5,
            fee: '1.5',
            due: '2026-12-24',
            vip: true,
            tags: ['a'],
            tier: 'a',
            helper: workspace.admin.id,
          },
        },
        {
          name: '乙',
          ownerId: csm.id,
          arr: 5_000,
          renewalOn: '2027-06-30',
          autoRenewal: false,
          custom: { tags: ['a', 'b'], vip: false },
        },
        { name: '丙' },
      ])
    })
  })

  test.each<[ListFilter['field'], ListFilter['operator'], ListFilter['value'], string]>([
    ['ownerId', 'any_of', ['me'], '甲'],
    ['ownerId', 'none_of', ['me'], '丙乙'],
    ['ownerId', 'empty', null, '丙'],
    ['ownerId', 'any_of', ['no ID at all'], ''],
    ['name', 'contains', '乙', '乙'],
    ['name', 'is', '甲', '甲'],
    ['name', 'is_not', '甲', '丙乙'],
    ['externalId', 'contains', 'c-', '甲'],
    ['externalId', 'empty', null, '丙乙'],
    ['arr', 'between', [1_000, 2_000], '甲'],
    ['arr', 'gt', 1_200, '乙'],
    ['arr', 'gte', 1_200, '乙甲'],
    ['arr', 'eq', 0.5, ''],
    ['renewalOn', 'in_next_days', 7, '甲'],
    ['renewalOn', 'before', '2027-06-30', '甲'],
    ['renewalOn', 'not_empty', null, '乙甲'],
    ['createdAt', 'on', '2026-11-24', '丙乙甲'],
    ['createdAt', 'in_last_days', 0, '丙乙甲'],
    ['autoRenewal', 'is_false', null, '乙'],
    ['industry', 'any_of', ['retail', 'finance'], '甲'],
    ['industry', 'none_of', ['retail'], '丙乙'],
    ['phase', 'any_of', ['qualification'], '丙乙甲'],
    ['custom.memo', 'contains', 'ﾃｽﾄ', '甲'],
    ['custom.memo', 'is_not', 'てすと用', '丙乙'],
    ['custom.score', 'gte', 5, '甲'],
    ['custom.fee', 'eq', 150, '甲'],
    ['custom.due', 'after', '2026-12-23', '甲'],
    ['custom.vip', 'is_true', null, '甲'],
    ['custom.tags', 'any_of', ['b'], '乙'],
    ['custom.tags', 'none_of', ['b'], '丙甲'],
    ['custom.tags', 'empty', null, '丙'],
    ['custom.tier', 'any_of', ['a'], '甲'],
    ['custom.helper', 'any_of', ['me'], '甲'],
  ])('%s %s %o', async (field, operator, value, names) => {
    const { items, total } = await list(workspace, { filters: [{ field, operator, value }] })
    expect(items.map((row) => row.name).join('')).toBe(names)
    expect(total).toBe(names.length)
  })

  test.each([
    ['nowhere', 'is', 'x', 'accounts.view_unknown_field'],
    ['arr', 'contains', 'x', 'accounts.view_operator_unfit'],
    ['phase', 'any_of', ['nowhere'], 'accounts.view_value_unfit'],
    ['renewalOn', 'on', '2026-02-30', 'accounts.view_value_unfit'],
  ] as const)('%s %s %o is refused', async (field, operator, value, code) => {
    const filters: ListFilter[] = [{ field, operator, value: typeof value === 'string' ? value : [...value] }]
    await expect(list(workspace, { filters })).rejects.toMatchObject({
      code: 'accounts.view_unfit',
      fields: [{ code }],
    })
  })

  test('take any text without harm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        const value = text.replaceAll('\0', '').toWellFormed()
        fc.pre(value.trim() !== '')
        const { items } = await list(workspace, { q: value, filters: [{ field: 'name', operator: 'contains', value }] })
        expect(items.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 50 },
    )
  })

  test('come from a saved view, unless the query has its own', async () => {
    const view = await workspace.run((context) =>
      createSavedView(context, {
        name: '自分の顧客',
        isShared: false,
        definition: {
          columns: ['name'],
          sort: { field: 'arr', direction: 'desc' },
          filters: [{ field: 'arr', operator: 'not_empty', value: null }],
        },
      }),
    )
    const names = (rows: AccountRow[]) => rows.map((row) => row.name).join('')
    expect(names((await list(workspace, { view: view.id })).items)).toBe('乙甲')
    expect(names((await list(workspace, { view: view.id, filters: [] })).items)).toBe('乙甲丙')
  })

  test('offer what is in use', async () => {
    await workspace.run((context) => buildAccount(context, { name: '丁', plan: 'プロ', industry: '宇宙' }))
    const choices = await workspace.run((context) => listAccountChoices(context))
    expect(choices).toMatchObject({ plans: ['プロ'], otherIndustries: ['宇宙'], countries: [] })
    expect(choices.phases[1]).toEqual({ key: 'onboarding', label: { ja: '導入期', en: 'Onboarding' } })
  })
})

describe('search', () => {
  let workspace: TestWorkspace

  beforeAll(async () => {
    workspace = await workspaceWith([
      { name: '株式会社 テスト商事', nameKana: 'テストショウジ', externalId: 'ABC-001' },
      { name: 'ガーデン㈱', website: 'https://garden.example' },
      { name: '100%_果汁' },
    ])
  })

  test.each([
    ['株式会社テスト', '株式会社 テスト商事'],
    ['㈱テスト', '株式会社 テスト商事'],
    ['ﾃｽﾄ', '株式会社 テスト商事'],
    ['てすと', '株式会社 テスト商事'],
    ['商事', '株式会社 テスト商事'],
    ['しょうじ', '株式会社 テスト商事'],
    ['ＡＢＣ', '株式会社 テスト商事'],
    ['abc　商事', '株式会社 テスト商事'],
    ['か\u3099ーて\u3099ん', 'ガーデン㈱'],
    ['ガーデン株式会社', 'ガーデン㈱'],
    ['garden.example', 'ガーデン㈱'],
    ['%_', '100%_果汁'],
    ['商事 ガーデン', undefined],
    ['%%', undefined],
    ['', undefined],
  ])('%s finds %s', async (query, name) => {
    const { items } = await workspace.run((context) => searchAccounts(context, query))
    expect(items.map((item) => item.name)).toEqual(name === undefined ? [] : [name])
  })

  test('finds no more with a longer query', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'株式会社(㈱)テスト商事ガー デン1%_'), maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(text, text, async (query, more) => {
        const wide = (await list(workspace, { q: query })).items.map((row) => row.id)
        const narrow = (await list(workspace, { q: query + more })).items.map((row) => row.id)
        expect(wide).toEqual(expect.arrayContaining(narrow))
      }),
      { numRuns: 100 },
    )
  })
})

test('shows, filters and orders by what other modules tell of customers', async () => {
  const workspace = await workspaceWith([{ name: '甲' }, { name: '乙' }, { name: '丙' }, { name: '丁' }])
  const { items } = await list(workspace, {})
  const ids = new Map(items.map(({ name, id }) => [name, id]))
  const tell = (rows: readonly [string, number | null, string][], accountIds?: readonly string[]) =>
    workspace.run((context) =>
      keepHealthFigures(context, {
        figures: sql`select account_id, score, band from jsonb_to_recordset(${JSON.stringify(
          rows.map(([name, score, band]) => ({ account_id: ids.get(name), score, band })),
        )}::jsonb) as told (account_id uuid, score smallint, band text)`,
        accountIds,
      }),
    )
  const names = async (query: Parameters<typeof list>[1]) =>
    (await list(workspace, query)).items.map(({ name }) => name)
  const by = (operator: 'any_of' | 'none_of' | 'empty' | 'not_empty', value: string[] | null = null) =>
    names({ filters: [{ field: 'healthBand', operator, value }] }).then((found) => found.toSorted())
  await tell([
    ['甲', 90, 'good'],
    ['乙', 20, 'risk'],
    ['丙', null, 'unknown'],
  ])
  expect(await names({ sort: { field: 'healthScore', direction: 'asc' } })).toEqual([
    '乙',
    '甲',
    expect.any(String),
    expect.any(String),
  ])
  expect(await by('any_of', ['risk', 'good'])).toEqual(['乙', '甲'].toSorted())
  expect(await by('none_of', ['risk', 'good'])).toEqual(['丁', '丙'].toSorted())
  expect([await by('empty'), await by('not_empty')]).toEqual([['丁'], ['丙', '乙', '甲'].toSorted()])
  await tell([['乙', 70, 'watch']], [ids.get('甲') ?? '', ids.get('乙') ?? ''])
  const told = (await list(workspace, {})).items.map(({ name, healthBand, healthScore }) => [
    name,
    healthBand,
    healthScore,
  ])
  expect(new Map(told.map(([name, ...figures]) => [name, figures]))).toEqual(
    new Map([
      ['甲', [null, null]],
      ['乙', ['watch', 70]],
      ['丙', ['unknown', null]],
      ['丁', [null, null]],
    ]),
  )
})
