import type { Context } from '#platform/context/context.ts'
import type { FitReport } from '../../contract.ts'
import { type FitVerdict, fitVerdicts, judgeFit, shareOf } from '../../domain/fit/fit.ts'
import { readIdealCustomer } from './ideal-customer.ts'
import { customersSoFar } from './judge-customers.ts'

interface Tally {
  cases: number
  count: number
}

/**
 * What became of customers by how well they fit today's ideal. Churn is counted over all of them, value over those whose
 * onboarding has ended.
 */
export async function readFitReport(context: Context): Promise<FitReport> {
  const { version, definition } = await readIdealCustomer(context)
  const none = (): Tally => ({ cases: 0, count: 0 })
  const customers = new Map<FitVerdict, { customers: number; churned: Tally; gotValue: Tally }>(
    fitVerdicts.map((verdict) => [verdict, { customers: 0, churned: none(), gotValue: none() }]),
  )
  const byCriterion = new Map(definition.criteria.map(({ key }) => [key, { met: none(), unmet: none() }]))
  const add = (tally: Tally | undefined, holds: boolean) => {
    if (tally === undefined) return
    tally.cases += 1
    if (holds) tally.count += 1
  }
  for await (const { facts, isChurned, gotValue } of customersSoFar(context, undefined)) {
    const fit = judgeFit(definition, facts)
    const group = customers.get(fit.verdict)
    if (group) group.customers += 1
    add(group?.churned, isChurned)
    if (gotValue !== null) add(group?.gotValue, gotValue)
    for (const { key, verdict } of fit.criteria)
      if (verdict !== 'unknown') add(byCriterion.get(key)?.[verdict], isChurned)
  }
  const told = ({ cases, count }: Tally = none()) => ({ cases, count, share: shareOf(count, cases) })
  return {
    idealVersion: version,
    rows: [...customers].map(([verdict, group]) => ({
      verdict,
      customers: group.customers,
      churned: told(group.churned),
      gotValue: told(group.gotValue),
    })),
    criteria: definition.criteria.map(({ key, label }) => ({
      key,
      label,
      churnedIfMet: told(byCriterion.get(key)?.met),
      churnedIfUnmet: told(byCriterion.get(key)?.unmet),
    })),
  }
}
