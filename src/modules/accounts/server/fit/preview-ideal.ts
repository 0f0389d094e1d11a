import type { Context } from '#platform/context/context.ts'
import type { IdealEffect } from '../../contract.ts'
import { type FitVerdict, fitVerdicts, type IdealCustomer, judgeFit } from '../../domain/fit/fit.ts'
import { readIdealCustomer } from './ideal-customer.ts'
import { customersSoFar } from './judge-customers.ts'

/** Customers named among those whose verdict would change. */
const mostNamed = 50

/** What another ideal would make of today's customers; writes nothing. */
export async function previewIdeal(context: Context, wanted: IdealCustomer): Promise<IdealEffect> {
  const { definition } = await readIdealCustomer(context)
  const tally = () => new Map<FitVerdict, number>(fitVerdicts.map((verdict) => [verdict, 0]))
  const [before, after] = [tally(), tally()]
  const add = (counts: Map<FitVerdict, number>, verdict: FitVerdict) =>
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  const moved: IdealEffect['moved'] = []
  let movedCount = 0
  for await (const { id, name, facts, isChurned } of customersSoFar(context, undefined)) {
    const from = judgeFit(definition, facts).verdict
    const to = judgeFit(wanted, facts).verdict
    add(before, from)
    add(after, to)
    if (from === to) continue
    movedCount += 1
    if (moved.length < mostNamed) moved.push({ account: { id, name }, from, to, isChurned })
  }
  return {
    verdicts: fitVerdicts.map((verdict) => ({
      verdict,
      before: before.get(verdict) ?? 0,
      after: after.get(verdict) ?? 0,
    })),
    movedCount,
    moved,
  }
}
