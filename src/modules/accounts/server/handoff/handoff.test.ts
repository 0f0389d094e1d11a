import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Actor } from '#platform/context/context.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { handoffForm } from '../../content/built-in.ts'
import { createAccount } from '../profiles/insert-accounts.ts'
import { createStakeholder } from '../stakeholders/create-stakeholder.ts'
import { listStakeholders } from '../stakeholders/list-stakeholders.ts'
import { acceptHandoff } from './accept-handoff.ts'
import { askSales } from './ask-sales.ts'
import { listOpenHandoffs } from './list-open-handoffs.ts'
import { readHandoff } from './read-handoff.ts'
import { sendBackHandoff } from './send-back-handoff.ts'
import { setWonDate } from './set-won-date.ts'
import { saveAnswers } from './sheets/save-answers.ts'
import { submitHandoff } from './submit-handoff.ts'

let database: TestDatabase
let workspace: TestWorkspace
let sales: Actor
let csm: Actor
// Monday 2026-06-01, 10:00 in Tokyo
const clock = createFakeClock('2026-06-01T01:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  clock.set('2026-06-01T01:00:00Z')
  workspace = await buildWorkspace(database, { clock })
  sales = await workspace.addMember('sales', '営業 太郎')
  csm = await workspace.addMember('csm', '導入 花子')
})

const filled: Record<string, unknown> = {
  ...Object.fromEntries(
    handoffForm.fields.filter((field) => field.type === 'long_text').map(({ key }) => [key, 'なし']),
  ),
  outcome: [{ outcome: '月末の残業がなくなる' }],
  map: [{ name: '高橋 花子', role: 'champion' }],
  risks: [{ level: 'low', reason: 'なし' }],
}

const newAccount = async (facts: { closedWeekdays?: number[]; salesId?: string; name?: string } = {}) =>
  (await workspace.run((context) => createAccount(context, { name: '株式会社甲', phase: 'onboarding', ...facts }))).id

/** Steps have their order from the clock. */
const run: TestWorkspace['run'] = (work, actor) => {
  clock.advance(1_000)
  return workspace.run(work, actor)
}

const save = async (accountId: string, answers: Record<string, unknown>) => {
  const { version } = await workspace.run((context) => readHandoff(context, accountId))
  const input = { accountId, kind: 'handoff', version, answers } as const
  return workspace.run((context) => saveAnswers(context, input), sales)
}
const win = (accountId: string, wonOn: string) =>
  workspace.run((context) => setWonDate(context, { accountId, wonOn }), sales)
const submit = (accountId: string, version: number) =>
  run((context) => submitHandoff(context, { accountId, version, note: '' }), sales)
const accept = (accountId: string, version: number, addsPeople = false) =>
  run((context) => acceptHandoff(context, { accountId, version, note: 'お引き受けします', addsPeople }), csm)
const sendBack = (accountId: string, version: number) =>
  run(
    (context) =>
      sendBackHandoff(context, {
        accountId,
        version,
        reason: 'promises_missing',
        text: '日程のお約束を書いてください',
        answerKeys: ['promises', 'no_such'],
      }),
    csm,
  )
const read = (accountId: string) => workspace.run((context) => readHandoff(context, accountId))

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => ({ code: 'none', fields: [] }),
    (error: unknown) => {
      if (!(error instanceof ProductError)) throw error
      return { code: error.code, fields: error.fields.map((field) => field.path) }
    },
  )

const events = (accountId: string) =>
  workspace.run(async ({ transaction }) => {
    const { rows } = await sql<{ name: string }>`
      select name from platform.outbox where account_id = ${accountId} and name like 'accounts.handoff%' order by event_id`.execute(
      transaction,
    )
    return rows.map((row) => row.name)
  })

const timeline = (accountId: string) =>
  workspace.run(async ({ transaction }) => {
    const { rows } = await sql<{ kind: string; body: string | null; visibility: string }>`
      select kind, body, visibility from accounts.timeline_entries
      where account_id = ${accountId} and kind like 'accounts.handoff%' order by timeline_entry_id`.execute(transaction)
    return rows
  })

describe('from sales to CS', () => {
  test('the people of the map become stakeholders where CS wants it, those known already only once', async () => {
    const map = [
      { name: '高橋 花子', role: 'champion' },
      { name: '山田 一郎', role: 'cautious' },
    ]
    const taken = async (addsPeople: boolean) => {
      const id = await newAccount()
      await run((context) => createStakeholder(context, id, { familyName: '山田', givenName: '一郎' }))
      await win(id, '2026-06-01')
      await save(id, { ...filled, map })
      await submit(id, 1)
      await accept(id, 1, addsPeople)
      const people = await run((context) => listStakeholders(context, id))
      return people.map(({ familyName, roles }) => [familyName, roles]).sort()
    }
    expect(await taken(false)).toEqual([['山田', []]])
    expect(await taken(true)).toEqual([
      ['山田', []],
      ['高橋', ['champion']],
    ])
  })

  test('begun, asked, submitted, sent back, submitted again, accepted', async () => {
    const id = await newAccount()
    expect(await read(id)).toMatchObject({ status: 'draft', isBegun: false, waitsFor: 'sales', due: null, version: 0 })

    await win(id, '2026-06-01')
    const { promises: _, ...most } = filled
    await save(id, most)
    expect(await read(id)).toMatchObject({ isBegun: true, due: { dueOn: '2026-06-03', lateDays: 0 } })
    expect((await read(id)).questions.map(({ key }) => key)).toEqual(['promises'])
    expect(await refusal(submit(id, 1))).toEqual({ code: 'accounts.handoff_incomplete', fields: ['promises'] })
    await workspace.run((context) => askSales(context, { accountId: id, note: '今日中に' }), csm)

    clock.set('2026-06-04T01:00:00Z')
    expect(await read(id)).toMatchObject({ due: { dueOn: '2026-06-03', lateDays: 1 } })
    await save(id, { promises: '6月中の利用開始' })
    expect((await refusal(submit(id, 1))).code).toBe('accounts.sheet_changed_meanwhile')
    expect(await submit(id, 2)).toMatchObject({
      status: 'submitted',
      waitsFor: 'cs',
      due: { dueOn: '2026-06-05', lateDays: 0 },
      submit: { dueOn: '2026-06-03', doneOn: '2026-06-04', lateDays: 1 },
      accept: { dueOn: '2026-06-05', doneOn: null, lateDays: 0 },
    })
    expect((await refusal(save(id, { promises: 'あとから' }))).code).toBe('accounts.handoff_not_with_sales')
    expect((await refusal(submit(id, 2))).code).toBe('accounts.handoff_not_with_sales')

    const back = await sendBack(id, 2)
    expect(back).toMatchObject({
      status: 'sent_back',
      waitsFor: 'sales',
      timesSentBack: 1,
      due: { dueOn: '2026-06-08' },
    })
    expect(back.steps[0]).toMatchObject({
      step: 'sent_back',
      reason: 'promises_missing',
      answerKeys: ['promises'],
      actorName: '導入 花子',
    })
    await save(id, { promises: '6/30までに利用開始' })
    await submit(id, 3)
    expect(await accept(id, 3)).toMatchObject({
      status: 'accepted',
      waitsFor: 'nobody',
      due: null,
      submit: { doneOn: '2026-06-04' },
      accept: { doneOn: '2026-06-04', lateDays: 0 },
    })
    expect((await refusal(accept(id, 3))).code).toBe('accounts.handoff_not_submitted')

    expect(await events(id)).toEqual([
      'accounts.handoff_questions_asked',
      'accounts.handoff_submitted',
      'accounts.handoff_sent_back',
      'accounts.handoff_submitted',
      'accounts.handoff_accepted',
    ])
    const told = await timeline(id)
    expect(told.every((entry) => entry.visibility === 'internal')).toBe(true)
    expect(told[0]?.body).toBe('今日中に\n・商談でお約束したこと(機能・日程・支援)')
    expect(told[2]).toMatchObject({ kind: 'accounts.handoff_sent_back', body: '日程のお約束を書いてください' })
  })

  test('gives what sales is asked for a day of its own, and counts it until it is answered', async () => {
    const id = await newAccount()
    const { promises: _, risks: __, ...rest } = filled
    await save(id, rest)
    const open = async () =>
      (await workspace.run((context) => listOpenHandoffs(context))).items.find(({ accountId }) => accountId === id)
    expect(await open()).toMatchObject({ asked: 0, dueOn: null })
    await run((context) => askSales(context, { accountId: id, note: '' }), csm)
    expect(await open()).toMatchObject({ asked: 2, dueOn: '2026-06-03' })
    await save(id, { promises: 'なし' })
    expect(await open()).toMatchObject({ asked: 1, dueOn: '2026-06-03' })
    await win(id, '2026-06-01')
    const { due } = await read(id)
    await run((context) => askSales(context, { accountId: id, note: '' }), csm)
    expect((await read(id)).due).toEqual(due)
  })

  test('without a won date nothing is submitted', async () => {
    const id = await newAccount()
    await save(id, filled)
    expect(await refusal(submit(id, 1))).toEqual({ code: 'accounts.won_on_missing', fields: ['wonOn'] })
  })

  test('sending back needs a reason and words; asking needs something to ask', async () => {
    const id = await newAccount()
    await win(id, '2026-06-01')
    await save(id, filled)
    expect((await refusal(workspace.run((context) => askSales(context, { accountId: id, note: '' })))).code).toBe(
      'accounts.handoff_nothing_to_ask',
    )
    await submit(id, 1)
    const input = { accountId: id, version: 1, reason: 'mood', text: ' ', answerKeys: [] }
    expect(await refusal(workspace.run((context) => sendBackHandoff(context, input)))).toEqual({
      code: 'accounts.handoff_return_incomplete',
      fields: ['reason', 'text'],
    })
  })

  test("the customer's closed days move the deadline", async () => {
    const id = await newAccount({ closedWeekdays: [3] })
    expect(await win(id, '2026-06-01')).toMatchObject({ due: { dueOn: '2026-06-04' } })
    expect(await win(id, '2026-05-01')).toMatchObject({ due: { dueOn: '2026-05-08', lateDays: 13 } })
  })
})

describe('who waits for whom', () => {
  test('open handovers by due day, by side and by person, page by page', async () => {
    const ids: string[] = []
    for (const wonOn of ['2026-06-01', '2026-05-28', null, '2026-05-28']) {
      const id = await newAccount({ name: `顧客${ids.length}`, salesId: ids.length === 0 ? sales.id : undefined })
      if (wonOn) await win(id, wonOn)
      else await save(id, { promises: 'なし' })
      ids.push(id)
    }
    const [first = '', , noDay = '', last = ''] = ids
    await save(last, filled)
    await submit(last, 1)
    await newAccount({ name: '始まっていない顧客' })

    const list = (input: Parameters<typeof listOpenHandoffs>[1], actor?: Actor) =>
      workspace.run((context) => listOpenHandoffs(context, input), actor)
    const pages = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 1, cursor })
      pages.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(pages.map(({ accountName, dueOn, waitsFor }) => [accountName, dueOn, waitsFor])).toEqual([
      ['顧客1', '2026-06-01', 'sales'],
      ['顧客3', '2026-06-02', 'cs'],
      ['顧客0', '2026-06-03', 'sales'],
      ['顧客2', null, 'sales'],
    ])
    expect(pages.at(-1)).toMatchObject({ accountId: noDay, filledRequired: 1, required: 16 })
    expect((await list({ waitsFor: 'cs' })).items.map((item) => item.accountId)).toEqual([last])
    expect((await list({ person: 'me' }, sales)).items).toMatchObject([{ accountId: first, salesName: '営業 太郎' }])
    expect((await list({ person: 'me' }, csm)).items).toEqual([])
    clock.set('2026-06-02T16:00:00Z')
    expect((await list({})).counts).toEqual({ sales: 3, cs: 1, late: 2 })
    expect((await refusal(list({ cursor: 'bm90aGluZw' }))).code).toBe('http.invalid_cursor')
  })
})
