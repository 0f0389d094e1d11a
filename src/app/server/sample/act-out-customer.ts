import { createAccount, createStakeholder, movePhaseTo, recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { changeProject, readProject, startProject } from '#modules/onboarding/contract.ts'
import { addDays, addMonths, type PlainDateString } from '#platform/kernel/dates.ts'
import { handOver } from './act-out-handover.ts'
import { answerHearing } from './act-out-hearing.ts'
import { actOutOnboarding } from './act-out-onboarding.ts'
import outcomes from './content/outcomes.json' with { type: 'json' }
import type { SampleCustomer } from './invent-customers.ts'
import { createRandom } from './random.ts'
import { at, goalOf, type Stage } from './stage.ts'

/** One customer's story from the contract to today, told through the product itself. */
export async function actOutCustomer(stage: Stage, customer: SampleCustomer): Promise<void> {
  const { context, today } = stage
  const random = createRandom(Number(customer.externalId.slice(1)))
  const signed = at(context, customer.contractStartOn)
  const ownerId = stage.owners[customer.owner % stage.owners.length] ?? null
  const account = await createAccount(signed, {
    externalId: customer.externalId,
    name: customer.name,
    nameKana: customer.nameKana,
    industry: customer.industry,
    region: customer.region,
    employeeCount: customer.employeeCount,
    plan: customer.plan,
    seats: customer.seats,
    arr: customer.arr,
    touchModel: customer.touchModel,
    contractStartOn: customer.contractStartOn,
    renewalOn: customer.renewalOn,
    ownerId,
    phase: 'qualification',
    phaseSince: customer.contractStartOn,
  })
  for (const person of customer.people)
    await createStakeholder(signed, account.id, {
      familyName: person.family,
      givenName: person.given,
      familyKana: person.familyKana,
      givenKana: person.givenKana,
      department: person.department,
      title: person.title,
      email: person.email,
      roles: [person.role],
      leftOn: person.leftOn,
    })
  await answerHearing(stage, account.id, customer)
  if (customer.contractStartOn < today) {
    const project = await stage.act(at(context, addDays(customer.contractStartOn, 1)), startProject, {
      body: {
        accountId: account.id,
        programKey: { high: 'wbs_high_12w', low: 'wbs_low_6w', tech: 'wbs_tech_14d' }[customer.touchModel],
        contractStartOn: customer.contractStartOn,
        ownerId,
        goals: [goalOf(customer)],
      },
    })
    // Work that the sheets have settled already counts the version up.
    const { version } = await stage.act(context, readProject, { params: { id: project.id } })
    // Nobody reads the mails of an invented customer.
    await stage.act(context, changeProject, {
      params: { id: project.id },
      body: { version, sendsReminders: false },
    })
    await actOutOnboarding(stage, { customer, projectId: project.id, random })
  }
  await handOver(stage, account.id, customer)
  await addNotes(stage, account.id, customer, random.integer(0, 3))
  await renew(stage, account.id, customer)
}

const renewalBegins = 60

/** The talks about the renewal, and how they ended. Who had value soon has sometimes bought more since. */
async function renew({ context, today }: Stage, accountId: string, customer: SampleCustomer): Promise<void> {
  const { contractStartOn, churnedOn, journey } = customer
  const endOn = addMonths(contractStartOn, 12)
  const move = async (on: PlainDateString, phase: Parameters<typeof movePhaseTo>[2]) => {
    if (on <= today) await movePhaseTo(at(context, on), accountId, phase, null)
  }
  if (churnedOn !== null && churnedOn < endOn) {
    await move(churnedOn, 'churned')
    return
  }
  await move(addDays(endOn, -renewalBegins), 'renewal')
  await move(endOn, churnedOn === null ? 'adoption' : 'churned')
  const buysMore =
    churnedOn === null && (journey.valueDay ?? 999) <= 45 && Math.min(journey.champion, journey.sponsor) >= 9
  if (buysMore) await move(addDays(endOn, 30), 'expansion')
}

async function addNotes(stage: Stage, accountId: string, customer: SampleCustomer, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const day = addDays(customer.contractStartOn, 12 + 19 * index)
    if (day > stage.today) return
    const body = outcomes.notes[(customer.journey.goal + index) % outcomes.notes.length] ?? ''
    await recordTimelineEntry(at(stage.context, day), { accountId, kind: 'accounts.note', body })
  }
}
