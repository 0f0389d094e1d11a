import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { importDetailsSchema, importRowSchema } from '#modules/accounts/contract.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { type Call, startTestApp, type TestApp } from '../../testing.ts'

let test: TestApp
let workspace: TestWorkspace
let admin: Call
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const fresh = async () => {
  workspace = await test.buildWorkspace()
  admin = await test.callAs(workspace, 'admin')
}
const problem = z.object({ code: z.string(), title: z.string() })
const rowsSchema = z.object({ items: z.array(importRowSchema), nextCursor: z.string().nullable() })
const listSchema = z.object({
  items: z.array(z.looseObject({ id: z.string(), name: z.string(), version: z.number() })),
  total: z.number().nullable(),
})

async function upload(content: Buffer | string, fileName = 'a.csv') {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content)
  return admin('POST', `/imports?fileName=${encodeURIComponent(fileName)}`, bytes)
}
const details = (answer: { status: number; body: unknown }) => {
  expect(answer.status, JSON.stringify(answer.body).slice(0, 500)).toBe(200)
  return importDetailsSchema.parse(answer.body)
}
async function judged(content: Buffer | string, fileName?: string) {
  const { id } = details(await upload(content, fileName))
  return details(await admin('POST', `/imports/${id}/judge`))
}
const act = async (id: string, verb: 'judge' | 'apply' | 'undo') =>
  details(await admin('POST', `/imports/${id}/${verb}`))
const rowsOf = async (id: string, verdict: string) =>
  rowsSchema.parse((await admin('GET', `/imports/${id}/rows?limit=200&verdict=${verdict}`)).body).items
const customers = async () => listSchema.parse((await admin('GET', '/accounts?limit=200')).body)

describe('an import of 100 rows of which 12 are right', () => {
  const file = ['顧客ID,会社名,席数']
  for (let row = 1; row <= 100; row++) file.push(row <= 12 ? `C${row},第${row}工業,${row}` : `C${row},,${row}`)
  it('writes 12, tells 88, is taken back whole, and a second time writes nothing', async () => {
    await fresh()
    const first = await judged(file.join('\n'))
    expect(first.counts).toMatchObject({ add: 12, error: 88 })
    const applied = await act(first.id, 'apply')
    expect(applied.result).toEqual({ added: 12, updated: 0, contacts: 0, notWritten: 88, newFields: [] })
    expect((await act(first.id, 'apply')).result).toEqual(applied.result)
    expect((await customers()).total).toBe(12)

    const again = await judged(file.join('\n'))
    expect(again.counts).toMatchObject({ add: 0, update: 0, unchanged: 12, error: 88 })
    expect(again.canApply).toBe(false)
    expect(problem.parse((await admin('POST', `/imports/${again.id}/apply`)).body).code).toBe(
      'accounts.import.nothing_to_write',
    )

    const failed = await admin('GET', `/imports/${first.id}/failed-rows`)
    const lines = String(failed.body).trim().split('\r\n')
    expect(lines).toHaveLength(89)
    expect(lines[1]).toBe('C13,,13,14,会社名を入力してください')

    const undone = { removed: 12, restored: 0, kept: 0, keptFields: [] }
    expect((await act(first.id, 'undo')).undoResult).toEqual(undone)
    expect((await act(first.id, 'undo')).undoResult).toEqual(undone)
    expect((await customers()).total).toBe(0)
  })
})

describe('updates', () => {
  it('give back what they replaced, except where somebody worked on since', async () => {
    await fresh()
    const start = await judged(
      '顧客ID,会社名,席数,担当者名,メールアドレス\nA,甲社,10,山田 花子,h@a.example\nB,乙社,20,,\nC,丙社,30,,',
    )
    await act(start.id, 'apply')
    const change = await judged(
      '顧客ID,席数,ご担当者名,メールアドレス,部署\nA,11,山田 花子,h@a.example,総務部\nB,21,佐藤 次郎,j@b.example,営業部\nC,30,,,',
    )
    expect(change.counts).toMatchObject({ add: 0, update: 2, unchanged: 1, error: 0 })
    expect((await rowsOf(change.id, 'update')).map(({ changes }) => changes)).toEqual([
      [
        { field: 'seats', from: '10' },
        { field: 'contactDepartment', from: '' },
      ],
      [
        { field: 'seats', from: '20' },
        { field: 'contactEmail', from: '' },
        { field: 'contactDepartment', from: '' },
        { field: 'contactFamily', from: '' },
        { field: 'contactGiven', from: '' },
      ],
    ])
    expect((await act(change.id, 'apply')).result).toMatchObject({ added: 0, updated: 2, contacts: 2, notWritten: 0 })
    const { items } = await customers()
    const b = items.find((account) => account.name === '乙社')
    await admin('PATCH', `/accounts/${b?.id}`, { version: b?.version, note: 'worked on' })
    expect((await act(change.id, 'undo')).undoResult).toMatchObject({ removed: 0, restored: 1, kept: 1 })
    expect((await rowsOf(change.id, 'kept')).map(({ cells }) => cells[0])).toEqual(['B'])
    const seats = z.object({ items: z.array(z.object({ name: z.string(), seats: z.number() })) })
    const after = seats.parse((await admin('GET', '/accounts?sort=name')).body).items
    expect(Object.fromEntries(after.map((one) => [one.name, one.seats]))).toEqual({ 甲社: 10, 乙社: 21, 丙社: 30 })
    expect((await act(start.id, 'undo')).undoResult).toMatchObject({ removed: 1, restored: 0, kept: 2 })
  })

  it('wait for a decision about customers that may be the same', async () => {
    await fresh()
    await act((await judged('会社名,席数\n株式会社青空,1')).id, 'apply')
    const second = await judged('会社名,席数\n㈱青空,2\n赤社,3')
    expect(second.counts).toMatchObject({ add: 1, undecided: 1 })
    const [row] = await rowsOf(second.id, 'undecided')
    const decision = { kind: 'update', accountId: row?.proposals[0]?.accountId }
    const decided = details(
      await admin('POST', `/imports/${second.id}/duplicates`, { decisions: [{ line: 2, decision }] }),
    )
    expect(decided.counts).toMatchObject({ add: 1, update: 1, undecided: 0 })
    expect((await act(second.id, 'apply')).result).toMatchObject({ added: 1, updated: 1 })
    expect((await customers()).total).toBe(2)
  })

  it('are refused when customers changed between the check and the run', async () => {
    await fresh()
    const one = await judged('顧客ID,会社名\nX,甲')
    await admin('POST', '/accounts', { name: '甲', externalId: 'X' })
    const refused = await admin('POST', `/imports/${one.id}/apply`)
    expect(problem.parse(refused.body).code).toBe('accounts.import.customers_changed')
    expect((await act(one.id, 'judge')).counts).toMatchObject({ unchanged: 1 })
  })
})

describe('columns', () => {
  it('can become new fields, are remembered, and hold owners and phases', async () => {
    await fresh()
    const first = details(await upload('会社名,紹介元,CSM,段階\n甲,展示会,管理者,導入期\n乙,,だれか,不明'))
    const body = {
      columns: [{ column: 1, field: null, newField: { kind: 'text', label: { ja: '紹介元', en: 'Source' } } }],
    }
    details(await admin('PATCH', `/imports/${first.id}`, body))
    expect((await act(first.id, 'judge')).counts).toMatchObject({ add: 2, warnings: 1 })
    await act(first.id, 'apply')
    const found = z.object({
      items: z.array(
        z.object({
          name: z.string(),
          phase: z.string(),
          ownerName: z.string().nullable(),
          custom: z.record(z.string(), z.unknown()),
        }),
      ),
    })
    const { items } = found.parse((await admin('GET', '/accounts?sort=name')).body)
    const first甲 = items.find((one) => one.name === '甲')
    expect(first甲).toMatchObject({ phase: 'onboarding', ownerName: '管理者' })
    expect(Object.values(first甲?.custom ?? {})).toEqual(['展示会'])
    const again = details(await upload('紹介元,会社名,CSM,段階\n広告,丙,,'))
    expect(again.columns[0]).toMatchObject({ reason: 'remembered' })
  })

  it('refuse two columns for one field, and all or nothing stops at a mistake', async () => {
    await fresh()
    const { id } = details(await upload('会社名,別名\n甲,乙\n,丙'))
    const twice = await admin('PATCH', `/imports/${id}`, { columns: [{ column: 1, field: 'name' }] })
    expect(problem.parse(twice.body).code).toBe('accounts.import.columns_unfit')
    details(await admin('PATCH', `/imports/${id}`, { options: { mode: 'all_or_nothing' } }))
    expect((await act(id, 'judge')).canApply).toBe(false)
    expect(problem.parse((await admin('POST', `/imports/${id}/apply`)).body).code).toBe('accounts.import.has_errors')
  })
})

describe('new fields', () => {
  const label = { ja: '紹介元', en: 'Source' }
  const newField = { columns: [{ column: 1, field: null, newField: { kind: 'text', label } }] }
  const fieldsSchema = z.object({ items: z.array(z.object({ key: z.string() })) })
  const keys = async () =>
    fieldsSchema.parse((await admin('GET', '/custom-fields')).body).items.map((field) => field.key)

  it('go with the undo that nobody uses them after, and stay where a customer has a value', async () => {
    await fresh()
    const one = details(await upload('顧客ID,Source\nA,展示会'))
    details(await admin('PATCH', `/imports/${one.id}`, newField))
    await admin('POST', '/accounts', { name: '甲', externalId: 'A' })
    await act(one.id, 'judge')
    const { result } = await act(one.id, 'apply')
    expect(result).toMatchObject({ updated: 1, newFields: [{ label }] })
    const [account] = (await customers()).items
    await admin('PATCH', `/accounts/${account?.id}`, { version: account?.version, custom: { source: '紹介' } })
    expect((await act(one.id, 'undo')).undoResult).toMatchObject({ kept: 1, keptFields: [{ label }] })
    expect(await keys()).toEqual(['source'])

    const two = details(await upload('会社名,Other\n乙,x'))
    details(await admin('PATCH', `/imports/${two.id}`, newField))
    await act(two.id, 'judge')
    await act(two.id, 'apply')
    expect(await keys()).toEqual(['source', 'other'])
    expect((await act(two.id, 'undo')).undoResult).toMatchObject({ removed: 1, keptFields: [] })
    expect(await keys()).toEqual(['source'])
  })

  it('are made by those only who may make fields', async () => {
    await fresh()
    const csm = await test.callAs(workspace, 'csm')
    const file = Buffer.from('会社名,Source,申込日\n甲,展示会,2026/04/01')
    const { id, columns } = details(await csm('POST', '/imports?fileName=a.csv', file))
    expect(columns.map(({ field }) => field)).toEqual(['name', null, null])
    const codeOf = (answer: { status: number; body: unknown }) => [answer.status, problem.parse(answer.body).code]
    const refused = [403, 'accounts.import.new_fields_not_allowed']
    expect(codeOf(await csm('PATCH', `/imports/${id}`, newField))).toEqual(refused)
    details(await admin('PATCH', `/imports/${id}`, newField))
    details(await csm('POST', `/imports/${id}/judge`))
    expect(codeOf(await csm('POST', `/imports/${id}/apply`))).toEqual(refused)
    expect(await keys()).toEqual([])
    await act(id, 'apply')
    expect(await keys()).toEqual(['source'])
  })
})

describe('the phase of a new customer', () => {
  const rowsWithPhase = async (id: string) =>
    (await rowsOf(id, 'add')).map(({ cells, assumedPhase }) => [cells[0], assumedPhase])
  const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

  it('is told from its contract where the file names none, and shown before it is written', async () => {
    await fresh()
    const file = [
      '会社名,顧客ID,契約開始日,フェーズ',
      `新,1,${dayAgo(30)},`,
      `古,2,${dayAgo(400)},`,
      `先,3,${dayAgo(-30)},`,
      '無,4,,',
      `名,5,${dayAgo(30)},更新`,
    ].join('\n')
    const one = await judged(file)
    const assumed = [
      ['新', 'onboarding'],
      ['古', 'adoption'],
      ['先', 'qualification'],
      ['無', 'qualification'],
      ['名', null],
    ]
    expect(await rowsWithPhase(one.id)).toEqual(assumed)
    await act(one.id, 'apply')
    const found = z.object({
      items: z.array(z.object({ name: z.string(), phase: z.string(), phaseSince: z.string() })),
    })
    const { items } = found.parse((await admin('GET', '/accounts')).body)
    expect(new Map(items.map(({ name, phase }) => [name, phase]))).toEqual(
      new Map(assumed.map(([name, phase]) => [name, phase ?? 'renewal'])),
    )
    expect(items.find(({ name }) => name === '新')?.phaseSince).toBe(dayAgo(30))
    expect((await judged(file)).counts).toMatchObject({ update: 0, unchanged: 5, undecided: 0 })
  })

  it('is the one that was asked for', async () => {
    await fresh()
    const { id } = details(await upload(`会社名,契約開始日\n甲,${dayAgo(30)}`))
    details(await admin('PATCH', `/imports/${id}`, { options: { phase: 'renewal' } }))
    details(await admin('PATCH', `/imports/${id}`, { options: { existing: 'leave' } }))
    await act(id, 'judge')
    expect(await rowsWithPhase(id)).toEqual([['甲', 'renewal']])
  })
})

describe('hostile files', () => {
  it('are refused in words, or kept as the text they are', async () => {
    await fresh()
    for (const [content, code] of [
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'files.not_text'],
      ['会社名\n', 'files.no_rows'],
      ['会社名,席数\n"甲,1', 'files.unbalanced_quote'],
    ] as const) {
      const answer = await upload(content)
      expect([answer.status, problem.parse(answer.body).code]).toEqual([422, code])
      expect(problem.parse(answer.body).title).not.toBe(code)
    }
    const huge = await upload(Buffer.alloc(51 * 1024 * 1024, 'a'))
    expect([huge.status, problem.parse(huge.body).code]).toEqual([413, 'http.payload_too_large'])

    const names = [
      '=HYPERLINK("http://x.example")',
      '<script>alert(1)</script>',
      'a\u202eb\u200bc',
      '長'.repeat(10_000),
    ]
    const file = ['会社名', ...names.map((name) => `"${name.replaceAll('"', '""')}"`)].join('\n')
    const one = await judged(file)
    expect(one.counts).toMatchObject({ add: 3, error: 1, warnings: 1 })
    await act(one.id, 'apply')
    const stored = (await customers()).items.map(({ name }) => name)
    expect(stored.sort()).toEqual([names[1], names[0], 'abc'].sort())
    const exported = await admin('GET', '/accounts/export')
    expect(String(exported.body)).toContain(`"'=HYPERLINK(""http://x.example"")"`)
  })
})

describe('a column whose field is no longer in use', () => {
  it('is refused by name until the field is restored', async () => {
    await fresh()
    const definition = { key: 'signed_up_on', kind: 'date', label: { ja: '申込日', en: 'Sign-up date' } }
    const field = z.object({ id: z.string() }).parse((await admin('POST', '/custom-fields', definition)).body)
    const archive = (isArchived: boolean, version: number) =>
      admin('PATCH', `/custom-fields/${field.id}`, { version, isArchived })
    await archive(true, 1)
    const { id } = details(await upload('会社名,申込日\n甲社,2026/3/2'))
    const refused = await admin('POST', `/imports/${id}/judge`)
    expect([refused.status, problem.parse(refused.body).code]).toEqual([409, 'accounts.import.field_archived'])
    expect(JSON.stringify(refused.body)).toContain('「申込日」')
    await archive(false, 2)
    await act(id, 'judge')
    expect((await act(id, 'apply')).result).toMatchObject({ added: 1, newFields: [] })
  })
})

const data = '../shared/data'
describe.skipIf(!existsSync(data))('real files (skipped without ../shared/data)', () => {
  it.each([
    ['japanese_csv/customers_cp932.csv', { add: 281, error: 4, undecided: 15 }],
    ['japanese_csv/customers_utf8_bom.csv', { add: 119, undecided: 1, error: 0 }],
    ['japanese_csv/customers.xlsx', { add: 100, error: 0 }],
    ['ravenstack_saas/ravenstack_accounts.csv', { add: 500, error: 0 }],
  ])('%s goes in and comes out again', async (path, counts) => {
    await fresh()
    const one = await judged(readFileSync(`${data}/${path}`), path)
    expect(one.counts).toMatchObject(counts)
    const applied = await act(one.id, 'apply')
    expect(applied.result?.added).toBe(counts.add)
    const exported = await admin('GET', '/accounts/export?format=xlsx')
    const back = await judged(exported.body instanceof Buffer ? exported.body : '', 'x.xlsx')
    expect(back.counts).toMatchObject({ add: 0, update: 0, unchanged: counts.add, error: 0 })
    expect((await act(one.id, 'undo')).undoResult).toMatchObject({ removed: counts.add, kept: 0 })
  })

  it('is read again under another encoding', async () => {
    await fresh()
    const { id, reading } = details(await upload(readFileSync(`${data}/japanese_csv/customers_cp932.csv`)))
    expect(reading).toMatchObject({ kind: 'text', encoding: 'windows-31j' })
    const wrong = details(await admin('PATCH', `/imports/${id}`, { reading: { encoding: 'euc-jp' } }))
    expect(wrong.columns.filter(({ field }) => field !== null).length).toBeLessThan(5)
    const right = details(await admin('PATCH', `/imports/${id}`, { reading: { encoding: 'windows-31j' } }))
    expect(right.columns.filter(({ field }) => field !== null).length).toBe(16)
  })
})
