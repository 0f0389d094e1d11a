import { recordEarlyWin } from '#modules/onboarding/contract.ts'
import { addDays, daysBetween } from '#platform/kernel/dates.ts'
import type { SampleCustomer } from './invent-customers.ts'
import { createRandom } from './random.ts'
import type { Happening, Stage } from './stage.ts'

/** In their order, with the share of the way to the first value after which each is usually seen. */
const wins = [
  { key: 'first_login', after: 0.3 },
  { key: 'first_import', after: 0.5 },
  { key: 'first_workflow', after: 0.75 },
  { key: 'first_report', after: 0.9 },
] as const

/** Of older projects nobody would want the mails of congratulation now. */
const recentDays = 120

/** The early wins on the way: soon with those who keep at it, the first or none with those who get stuck. */
export function winHappenings(stage: Stage, customer: SampleCustomer, projectId: string): Happening[] {
  const { contractStartOn, journey } = customer
  if (daysBetween(contractStartOn, stage.today) > recentDays) return []
  // Numbers of its own, so that the wins change nothing else of the story.
  const random = createRandom(300_000 + Number(customer.externalId.slice(1)))
  const reached = journey.valueDay === null ? random.integer(0, 1) : random.integer(2, wins.length)
  return wins.slice(0, reached).map(({ key, after }) => {
    const on = addDays(contractStartOn, Math.max(2, Math.round((journey.valueDay ?? 60) * after)))
    return {
      on,
      act: (context) => stage.act(context, recordEarlyWin, { params: { id: projectId, key }, body: { reachedOn: on } }),
    }
  })
}
