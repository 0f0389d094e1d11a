import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { readTrainingsForPortal } from '../api.ts'
import { bookHours, strikeHours } from './book-hours.ts'
import { changeSale } from './change-sale.ts'
import { comparePackages } from './compare-packages.ts'
import { addPackage, changePackage, listPackageRevisions } from './save-package.ts'
import { sellPackage, shareSale } from './sell-package.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
const fields = { name: '安心導入', priceMinor: 500_000, currency: 'JPY', includedMinutes: 600, contents: ['研修2回'] }

it('keeps what was sold as it was, books against it, and shows the customer its hours only when shared', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const made = await run((context) => addPackage(context, { clientId: 'package-1', ...fields }))
  const form = { clientId: 'sale-1234', packageId: made.id, soldOn: '2026-04-01' }
  const sell = () => run((context) => sellPackage(context, projectId, form))
  const sale = await sell()
  await run((context) =>
    changePackage(context, made.id, { ...fields, name: '改定', version: 1, isRetired: true, priceMinor: 1 }),
  )
  expect(await sell()).toMatchObject({ id: sale.id, name: '安心導入', priceMinor: 500_000 })
  await expect(
    run((context) => sellPackage(context, projectId, { ...form, clientId: 'sale-5678' })),
  ).rejects.toMatchObject({ code: 'onboarding.package_retired' })

  const target = { id: projectId, packageSaleId: sale.id }
  const book = (minutes: number, clientId: string, isBillable = true) =>
    run((context) =>
      bookHours(context, target, {
        clientId,
        on: '2026-04-01',
        by: '佐藤',
        what: '設定代行',
        minutes,
        isBillable,
        taskId: null,
      }),
    )
  await book(240, 'hours-0001')
  await book(240, 'hours-0001')
  await book(60, 'hours-0002', false)
  expect((await book(240, 'hours-0003')).use).toMatchObject({ used: 480, unbilled: 60, standing: 'nearly_used' })
  const over = await book(300, 'hours-0004')
  expect(over.use).toMatchObject({ used: 780, remaining: 0, overrun: 180, standing: 'used_up' })
  const packageHoursId = over.bookings.find(({ minutes }) => minutes === 300)?.id ?? ''
  const strike = () =>
    run((context) => strikeHours(context, { ...target, packageHoursId }, { because: '別の顧客の作業' }))
  const struck = await strike()
  expect(struck.use.used).toBe(480)
  expect(struck.bookings).toHaveLength(4)
  await expect(strike()).rejects.toMatchObject({ code: 'onboarding.hours_struck' })

  const look = () => run((context) => readTrainingsForPortal(context, { accountId, stakeholderId: newId() }))
  expect((await look())?.hours).toEqual([])
  await run((context) => shareSale(context, target, { version: struck.version, isShared: true }))
  expect((await look())?.hours).toEqual([
    { name: '安心導入', includedMinutes: 600, usedMinutes: 480, contents: ['研修2回'] },
  ])
})

it('keeps what a package was, and what was agreed anew about a sale', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const made = await run((context) => addPackage(context, { clientId: 'package-2', ...fields }))
  const change = { ...fields, includedMinutes: 900, version: 1, isRetired: false }
  await run((context) => changePackage(context, made.id, change))
  const { items } = await run((context) => listPackageRevisions(context, made.id))
  expect(items.map(({ version, includedMinutes }) => [version, includedMinutes])).toEqual([
    [2, 900],
    [1, 600],
  ])

  const form = { clientId: 'sale-2345', packageId: made.id, soldOn: '2026-04-01' }
  const sale = await run((context) => sellPackage(context, projectId, form))
  const target = { id: projectId, packageSaleId: sale.id }
  const work = { on: '2026-04-01', by: '佐藤', what: '設定代行', isBillable: true, taskId: null }
  const book = (minutes: number, clientId: string) =>
    run((context) => bookHours(context, target, { ...work, minutes, clientId }))
  const { version } = await book(800, 'hours-2001')
  const terms = { includedMinutes: 1200, priceMinor: 700_000, because: '拠点が増えた', version }
  const changed = await run((context) => changeSale(context, target, terms))
  expect(changed.use).toMatchObject({ included: 1200, standing: 'fine' })
  expect(changed.changes).toMatchObject([
    { minutesBefore: 900, minutesAfter: 1200, priceBefore: 500_000, priceAfter: 700_000, because: '拠点が増えた' },
  ])
  await expect(run((context) => changeSale(context, target, terms))).rejects.toMatchObject({
    code: 'onboarding.changed_meanwhile',
  })
  await expect(
    run((context) => changeSale(context, target, { ...terms, version: changed.version })),
  ).rejects.toMatchObject({ code: 'onboarding.terms_unchanged' })
  await book(200, 'hours-2002')
  const { rows } = await database.owner.query(
    "select count(*)::int as told from accounts.timeline_entries where account_id = $1 and kind = 'onboarding.package_nearly_used'",
    [accountId],
  )
  expect(rows).toEqual([{ told: 2 }])
})

it('compares nothing while there is nothing to compare', async () => {
  const comparison = await run((context) => comparePackages(context))
  expect(comparison).toMatchObject({ isEnough: false, paid: { projects: 0, graduated: { share: null } } })
})
