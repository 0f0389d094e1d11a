import { z } from 'zod'
import { loadSample as loadSampleEndpoint, readSample as readSampleEndpoint } from '#app/contract/sample.ts'
import { findAccountsByExternalIds } from '#modules/accounts/server/api.ts'
import { startBackFill } from '#modules/health/contract.ts'
import { listMembers } from '#modules/identity/server/api.ts'
import { writeTickets } from '#modules/integrations/contract.ts'
import { countOnboardingFacts } from '#modules/metrics/server/api.ts'
import { addCountedUsage, ensureFeatures } from '#modules/usage/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { route } from '#platform/http/route.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob } from '#platform/jobs/job.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { Act } from './act.ts'
import { actOutCustomer } from './act-out-customer.ts'
import features from './content/features.json' with { type: 'json' }
import { inventCustomers, type SampleCustomer } from './invent-customers.ts'
import type { Stage } from './stage.ts'
import { inventTickets } from './usage/invent-tickets.ts'
import { inventUsage } from './usage/invent-usage.ts'

const jobName = 'sample.load_customers'
const scoreJobName = 'sample.score_past'
/** Customers told in one job: few enough that progress moves and a crash loses little. */
const perJob = 6

const invent = (context: Context) => inventCustomers(todayIn(context.timeZone, context.clock.now()))

async function missingOf(context: Context, customers: readonly SampleCustomer[]): Promise<SampleCustomer[]> {
  const found = await findAccountsByExternalIds(
    context,
    customers.map((customer) => customer.externalId),
  )
  return customers.filter((customer) => !found.has(customer.externalId))
}

async function readSample(context: Context) {
  const customers = invent(context)
  const done = customers.length - (await missingOf(context, customers)).length
  const state = done === 0 ? ('none' as const) : done < customers.length ? ('loading' as const) : ('loaded' as const)
  return { state, done, total: customers.length }
}

/** Puts the sample company into the queue. Asked for again, only customers that are not there yet are made. */
export async function loadSample(context: Context): Promise<{ state: 'none' | 'loading' | 'loaded' }> {
  const missing = await missingOf(context, invent(context))
  if (missing.length === 0) return { state: 'loaded' }
  await ensureFeatures(context, features)
  for (let start = 0; start < missing.length; start += perJob) {
    const externalIds = missing.slice(start, start + perJob).map((customer) => customer.externalId)
    await enqueueJob(context, jobName, { externalIds }, { key: `sample:${externalIds[0]}` })
  }
  return { state: 'loading' }
}

async function loadCustomers(context: Context, act: Act, externalIds: readonly string[]): Promise<void> {
  const wanted = invent(context).filter((customer) => externalIds.includes(customer.externalId))
  const members = (await listMembers(context)).filter((member) => member.isActive)
  const stage = {
    context,
    act,
    today: todayIn(context.timeZone, context.clock.now()),
    owners: members.map((member) => member.id),
  }
  const missing = await missingOf(context, wanted)
  for (const customer of missing) await actOutCustomer(stage, customer)
  await addUsageAndTickets(stage, missing)
  // The reports are counted every hour: who has just loaded the sample looks at them now.
  await countOnboardingFacts(context)
  await enqueueJob(context, scoreJobName, {}, { key: scoreJobName })
}

/** How well scores tell who leaves is asked of past days: once all have come, their past is scored as of each month's end. */
async function scorePast(context: Context, act: Act): Promise<void> {
  if ((await missingOf(context, invent(context))).length > 0) return
  await act(context, startBackFill, { body: { every: 'month' } })
}

/** What these customers do in the product, counted as if it had come day by day, and what they asked the help desk. */
async function addUsageAndTickets({ context, act, today }: Stage, customers: readonly SampleCustomer[]): Promise<void> {
  const accounts = await findAccountsByExternalIds(
    context,
    customers.map(({ externalId }) => externalId),
  )
  const known = customers.flatMap((customer) => {
    const accountId = accounts.get(customer.externalId)?.id
    return accountId === undefined ? [] : [{ customer, accountId }]
  })
  await addCountedUsage(
    context,
    known.map(({ customer, accountId }) => ({ accountId, ...inventUsage(customer, today) })),
  )
  const tickets = known.flatMap(({ customer, accountId }) => inventTickets(customer, accountId, today))
  if (tickets.length > 0) await act(context, writeTickets, { body: { tickets } })
}

/** The sample company as a part of the product; `act` comes late, since it needs the routes of all the others. */
export function sampleModule(act: () => Act): ModuleManifest {
  return {
    name: 'sample',
    permissions: { 'sample.load': ['admin'] },
    messages: { ja: {}, en: {} },
    routes: [
      route(readSampleEndpoint, {
        access: { audience: 'staff', permission: 'sample.load' },
        audit: 'read',
        handle: (context) => readSample(context),
      }),
      route(loadSampleEndpoint, {
        access: { audience: 'staff', permission: 'sample.load' },
        audit: { action: 'sample.loaded', entity: 'workspace' },
        handle: (context) => loadSample(context),
      }),
    ],
    jobs: [
      declareJob(jobName, z.object({ externalIds: z.array(z.string()) }), (context, { externalIds }) =>
        loadCustomers(context, act(), externalIds),
      ),
      declareJob(scoreJobName, z.object({}), (context) => scorePast(context, act())),
    ],
  }
}
