import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { type Answer, type Call, startTestApp, type TestApp } from '../../testing.ts'

const folder = new URL('../../../../../shared/data/ravenstack_saas/', import.meta.url)
const isThere = existsSync(folder)
const clock = createFakeClock('2025-01-15T00:00:00Z')
let test: TestApp
let workspace: TestWorkspace
let admin: Call

beforeAll(async () => {
  test = await startTestApp({ clock })
})
afterAll(() => test.close())

const made = z.looseObject({
  id: z.string(),
  version: z.number().optional(),
  counts: z.record(z.string(), z.number()).nullish(),
  state: z.string(),
  missing: z.array(z.string()).optional(),
  undoCounts: z.record(z.string(), z.number()).nullish(),
  columns: z.array(z.looseObject({ header: z.string(), field: z.string().nullable() })),
})
const ok = ({ status, body }: Answer) => {
  expect(status, JSON.stringify(body).slice(0, 600)).toBe(200)
  return made.parse(body)
}

async function bringIn(kind: string, content: Buffer | string, options: object = {}) {
  const file = Buffer.isBuffer(content) ? content : Buffer.from(content)
  const first = ok(await admin('POST', `/record-imports?kind=${kind}&fileName=${kind}.csv`, file))
  return ok(await admin('PATCH', `/record-imports/${first.id}`, { version: first.version, options }))
}
const apply = async (id: string) => ok(await admin('POST', `/record-imports/${id}/apply`))
const undo = async (id: string) => ok(await admin('POST', `/record-imports/${id}/undo`))

async function bringCustomers(content: Buffer | string) {
  const file = Buffer.isBuffer(content) ? content : Buffer.from(content)
  const { id } = ok(await admin('POST', '/imports?fileName=accounts.csv', file))
  ok(await admin('POST', `/imports/${id}/judge`))
  return ok(await admin('POST', `/imports/${id}/apply`))
}

async function facts(externalId: string) {
  const { rows } = await workspace.run((context) =>
    sql<Record<string, unknown>>`select account_id, phase, phase_since, contract_start_on, renewal_on, seats, mrr_minor,
      plan, currency, version from accounts.accounts where external_id = ${externalId}`.execute(context.transaction),
  )
  return rows[0] ?? {}
}
const count = async (table: string) => {
  const { rows } = await test.database.owner.query<{ count: number }>(
    `select count(*)::int as count from ${table} where workspace_id = $1`,
    [workspace.workspaceId],
  )
  return rows[0]?.count
}

const fresh = async () => {
  workspace = await test.buildWorkspace()
  admin = await test.callAs(workspace, 'ops')
}

describe('files of what a customer has', () => {
  it('give the contract facts of its subscriptions, find it under their IDs, and are taken back', async () => {
    await fresh()
    await bringCustomers('顧客ID,会社名,席数\nK-1,東西商事,3\nK-2,南北商店,5')
    const before = await facts('K-1')
    const file = [
      '契約番号,顧客の外部ID,開始日,終了日,プラン,席数,月額,支払い',
      'S-1,K-1,2024-02-01,,Pro,10,"10,000",年払い',
      'S-2,K-1,2024-06-01,2024-12-31,Basic,4,5000,月払い',
      'S-3,K-9,2024-06-01,,Basic,4,5000,月払い',
      'S-4,K-2,2024-06-01,2024-05-01,Basic,4,5000,月払い',
      'S-1,K-2,2024-06-01,,Basic,4,5000,月払い',
      ',K-2,2024-06-01,,Basic,4,5000,月払い',
    ].join('\n')
    const judged = await bringIn('subscriptions', file)
    expect(judged.counts).toEqual({ add: 2, update: 0, unchanged: 0, waiting: 0, error: 4 })
    expect(await facts('K-1')).toEqual(before)
    expect((await apply(judged.id)).counts).toEqual(judged.counts)
    expect((await apply(judged.id)).counts).toEqual(judged.counts)
    expect(await facts('K-1')).toMatchObject({
      contract_start_on: '2024-02-01',
      renewal_on: '2025-02-01',
      seats: 10,
      mrr_minor: 10_000,
      plan: 'Pro',
    })
    const failed = await admin('GET', `/record-imports/${judged.id}/failed-rows`)
    const text = Buffer.isBuffer(failed.body) ? failed.body.toString('utf8') : ''
    expect(text).toContain('この外部IDの顧客はいません')
    expect(text.trim().split('\n')).toHaveLength(5)
    const usage = await admin('POST', '/tickets', { externalId: 'by-subscription', accountExternalId: 'S-1' })
    expect(usage.body).toMatchObject({ accountId: before.account_id })
    expect((await bringIn('subscriptions', file)).counts).toMatchObject({ add: 0, update: 0, unchanged: 2 })
    expect((await undo(judged.id)).undoCounts).toEqual({ removed: 2, restored: 0, kept: 0 })
    expect(await facts('K-1')).toMatchObject({ seats: 3, mrr_minor: null, contract_start_on: null })
    expect(await count('accounts.other_external_ids')).toBe(0)
  })

  it('tell who cancelled and who came back, and keep what moved on since', async () => {
    await fresh()
    await bringCustomers('顧客ID,会社名,契約開始日\nK-1,東西商事,2024-01-10\nK-2,南北商店,2024-01-10')
    await apply((await bringIn('subscriptions', 'subscription_id,account_id,start_date\nS-1,K-2,2024-09-01')).id)
    const file = [
      'churn_event_id,account_id,churn_date,reason_code,feedback_text',
      'X-1,K-1,01-11-2024,budget,"高い"',
      'X-2,K-2,13-06-2024,features,',
      'X-3,K-2,31-02-2024,features,',
      'X-4,K-2,13-06-2026,features,',
    ].join('\n')
    const judged = await bringIn('churn', file)
    expect(judged.counts).toMatchObject({ add: 2, error: 2 })
    await apply(judged.id)
    expect(await facts('K-1')).toMatchObject({ phase: 'churned', phase_since: '2024-11-01' })
    expect(await facts('K-2')).toMatchObject({ phase: 'won_back', phase_since: '2024-09-01' })
    const { account_id } = await facts('K-1')
    const timeline = await admin('GET', `/accounts/${account_id}/timeline`)
    expect(JSON.stringify(timeline.body)).toContain('budget: 高い')
    expect((await undo(judged.id)).undoCounts).toEqual({ removed: 2, restored: 0, kept: 0 })
    expect(await facts('K-1')).toMatchObject({ phase: 'adoption', phase_since: '2025-01-15' })
    expect(await count('integrations.churn_events')).toBe(0)
  })

  it('bring tickets with days and times of the workspace, and leave those that were heard of since', async () => {
    await fresh()
    await bringCustomers('顧客ID,会社名\nK-1,東西商事')
    const file = [
      'チケット番号,顧客の外部ID,件名,優先度,受付日時,初回応答時間(分),解決日時,満足度(1〜5)',
      'T-1,K-1,遅い,緊急,2024/12/01 09:00,30,2024/12/02 09:00,4',
      'T-2,K-1,使い方,中,2024/12/03,,,',
      'T-3,K-9,使い方,低,2024/12/03,,,',
      'T-4,K-1,使い方,不明,いつか,,,9',
    ].join('\r\n')
    const judged = await bringIn('tickets', file, { source: 'helpdesk' })
    expect(judged.counts).toEqual({ add: 2, update: 0, unchanged: 0, waiting: 1, error: 1 })
    expect(await count('integrations.tickets')).toBe(0)
    await apply(judged.id)
    const { body } = await admin('GET', '/tickets?state=done')
    expect(body).toMatchObject({
      items: [
        {
          source: 'helpdesk',
          externalId: 'T-1',
          severity: 'urgent',
          openedAt: '2024-12-01T00:00:00.000Z',
          firstRepliedAt: '2024-12-01T00:30:00.000Z',
          satisfaction: 4,
        },
      ],
      waiting: 1,
    })
    await admin('POST', '/tickets', { source: 'helpdesk', externalId: 'T-2', severity: 'high' })
    expect((await undo(judged.id)).undoCounts).toEqual({ removed: 2, restored: 0, kept: 1 })
    expect((await admin('GET', '/tickets')).body).toMatchObject({ items: [{ externalId: 'T-2' }], waiting: 0 })
  })

  it('refuse a file without its columns, a stale edit and columns given twice', async () => {
    await fresh()
    const file = Buffer.from('a,b\n1,2')
    const first = ok(await admin('POST', '/record-imports?kind=churn&fileName=a.csv', file))
    expect(first.missing).toEqual(['externalId', 'accountExternalId', 'churnedOn'])
    expect(first.counts).toMatchObject({ error: 1 })
    expect((await admin('POST', `/record-imports/${first.id}/apply`)).status).toBe(409)
    expect((await admin('POST', `/record-imports/${first.id}/undo`)).status).toBe(409)
    const twice = [0, 1].map((column) => ({ column, field: 'externalId', dateOrder: null }))
    const change = (body: object) => admin('PATCH', `/record-imports/${first.id}`, { version: 1, ...body })
    expect((await change({ columns: twice })).status).toBe(422)
    expect((await change({ options: { source: 'x' } })).status).toBe(200)
    expect((await change({ options: { source: 'y' } })).status).toBe(409)
  })
})

describe.skipIf(!isThere)('a whole business (skipped where ../shared/data is absent)', () => {
  const read = (name: string) => readFileSync(new URL(`ravenstack_${name}.csv`, folder))

  /** Does what the queue would do, and none of what else waits in it. */
  const work = (name: string, payload: object = {}) =>
    workspace.run(async (context) => {
      await test.app.modules
        .flatMap(({ jobs }) => jobs ?? [])
        .find((job) => job.name === name)
        ?.run(context, payload)
    })
  const uploadSchema = z.looseObject({
    id: z.string(),
    version: z.number(),
    state: z.string(),
    counts: z.record(z.string(), z.number()),
    written: z.number(),
  })
  const finish = async ({ body }: Answer) => {
    let upload = uploadSchema.parse(body)
    while (upload.state === 'judging' || upload.state === 'applying') {
      await work('usage.run_upload', { uploadId: upload.id, version: upload.version })
      upload = uploadSchema.parse((await admin('GET', `/usage/uploads/${upload.id}`)).body)
    }
    return upload
  }

  const bringUsage = async () => {
    const source = await admin('POST', '/usage/sources', { name: 'RavenStack', kind: 'upload' })
    const { id: sourceId } = z.looseObject({ id: z.string() }).parse(source.body)
    const upload = async () =>
      finish(await admin('POST', `/usage/uploads?sourceId=${sourceId}&fileName=usage.csv`, read('feature_usage')))
    const judged = await upload()
    expect(judged.counts).toEqual({ add: 25_000, waiting: 0, repeated: 0, error: 0 })
    expect(await finish(await admin('POST', `/usage/uploads/${judged.id}/apply`))).toMatchObject({ written: 25_000 })
    while ((await count('usage.unrolled_batches')) !== 0) await work('usage.roll_batches')
    expect(await count('usage.waiting_counts')).toBe(0)
    expect((await upload()).counts).toEqual({ add: 0, waiting: 0, repeated: 25_000, error: 0 })
  }

  const backFillSchema = z.looseObject({ done: z.number(), days: z.number(), scores: z.number() })
  const scorePast = async () => {
    const asked = await admin('POST', '/health/back-fill', { every: 'month' })
    let standing = z.object({ backFill: backFillSchema }).parse(asked.body).backFill
    while (standing.done < standing.days) {
      await work('health.back_fill')
      const { body } = await admin('GET', '/health/back-fill')
      standing = z.object({ backFill: backFillSchema }).parse(body).backFill
    }
    expect(standing).toMatchObject({ days: 24 })
    // The data set holds no signal: whoever finds one has looked at what came after.
    const { body } = await admin('GET', '/health/back-test?day=2024-09-30')
    expect(body).toMatchObject({ verdict: 'no_better_than_chance', isComplete: true })
    const { auc, churned, lift } = z
      .looseObject({
        churned: z.number(),
        auc: z.object({ share: z.number(), low: z.number(), high: z.number() }),
        lift: z.looseObject({ lift: z.number() }),
      })
      .parse(body)
    expect(churned).toBeGreaterThanOrEqual(20)
    expect([auc.low < 0.5, auc.high > 0.5, auc.high - auc.low < 0.3]).toEqual([true, true, true])
    expect(Math.abs(lift.lift - 1)).toBeLessThan(0.5)
  }

  it('comes in through its files: customers, subscriptions, churn and tickets', async () => {
    await fresh()
    await bringCustomers(read('accounts'))
    expect(await count('accounts.accounts')).toBe(500)
    const subscriptions = await bringIn('subscriptions', read('subscriptions'), { currency: 'USD' })
    expect(subscriptions.columns.filter(({ field }) => field === null).map(({ header }) => header)).toEqual([
      'upgrade_flag',
      'downgrade_flag',
      'churn_flag',
    ])
    expect(subscriptions.counts).toEqual({ add: 5_000, update: 0, unchanged: 0, waiting: 0, error: 0 })
    await apply(subscriptions.id)
    expect(await count('accounts.other_external_ids')).toBe(5_000)
    const churn = await bringIn('churn', read('churn_events'))
    expect(churn.counts).toEqual({ add: 600, update: 0, unchanged: 0, waiting: 0, error: 0 })
    await apply(churn.id)
    const phases = await test.database.owner.query<{ phase: string; customers: number }>(
      `select phase, count(*)::int as customers from accounts.accounts where workspace_id = $1
        and phase in ('churned', 'won_back') group by phase order by phase`,
      [workspace.workspaceId],
    )
    // So many cancelled at least once; the others of the phases stand for themselves.
    expect(phases.rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(352)
    const tickets = await bringIn('tickets', read('support_tickets'), { source: 'ravenstack' })
    expect(tickets.counts).toEqual({ add: 2_000, update: 0, unchanged: 0, waiting: 0, error: 0 })
    await apply(tickets.id)
    expect(await count('integrations.tickets')).toBe(2_000)
    await bringUsage()
    await scorePast()
    const again = await bringIn('tickets', read('support_tickets'), { source: 'ravenstack' })
    expect(again.counts).toMatchObject({ add: 0, update: 0, unchanged: 2_000 })
    expect((await undo(tickets.id)).undoCounts).toEqual({ removed: 2_000, restored: 0, kept: 0 })
    expect(await count('integrations.ticket_keys')).toBe(0)
  }, 280_000)
})
