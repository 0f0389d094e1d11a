import type { Context } from '#platform/context/context.ts'
import { type CustomerJourney, journeyOf } from '../domain/journey.ts'
import { selectRuns } from './journey-queries.ts'

export interface Cohort {
  /** Contracts that started on or after, and on or before. */
  from?: string | undefined
  to?: string | undefined
}

/** The journeys to the first value of the customers whose contract started within the cohort. One query. */
export async function listJourneys(context: Context, { from, to }: Cohort): Promise<CustomerJourney[]> {
  const byAccount = Map.groupBy(await selectRuns(context.transaction), ({ account }) => account.accountId)
  return [...byAccount.values()].flatMap((runs) => {
    const [first] = runs
    const journey =
      first &&
      journeyOf(
        first.account,
        runs.map(({ run }) => run),
      )
    if (!journey || (from && journey.startedOn < from) || (to && journey.startedOn > to)) return []
    return [journey]
  })
}
