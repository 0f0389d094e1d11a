import type { Context } from '#platform/context/context.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import type { Act } from './act.ts'
import outcomes from './content/outcomes.json' with { type: 'json' }
import type { SampleCustomer } from './invent-customers.ts'

/** The context as it was at ten in the morning (Japan) of a day: what happens then bears that date. */
export function at(context: Context, day: PlainDateString): Context {
  const now = Date.parse(`${day}T10:00:00+09:00`)
  return { ...context, clock: { now: () => now } }
}

export interface Stage {
  context: Context
  act: Act
  today: PlainDateString
  /** The workspace's people, to whom the customers are given in turn. */
  owners: readonly string[]
}

/** One thing that happens on a day. */
export interface Happening {
  on: PlainDateString
  act: (context: Context) => Promise<unknown>
}

/** What the customer wants to reach, as the project takes it. */
export function goalOf(customer: SampleCustomer) {
  const [first] = outcomes.goals
  const goal = outcomes.goals[customer.journey.goal] ?? first
  if (!goal) throw new Error('The sample company has no goals.')
  return {
    useCase: goal.useCase,
    problem: goal.problem,
    metric: goal.metric,
    unit: goal.unit,
    baseline: goal.baseline,
    target: goal.target,
    direction: goal.direction === 'up' ? ('up' as const) : ('down' as const),
    deadline: addDays(customer.contractStartOn, 90),
    requiredEvidence: goal.evidence,
    measuredBy: 'manual' as const,
    isMust: true,
  }
}
