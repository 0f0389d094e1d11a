import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { benchmarks } from '../content/built-in.ts'
import type { Segment } from '../contract.ts'
import { gradeTimeToValue } from '../domain/benchmark.ts'
import { sizeLimits, sizeSegments } from '../domain/size-segment.ts'
import { minimumForShares, timeToValue } from '../domain/time-to-value.ts'
import { type Cohort, selectObserved } from './observed-queries.ts'

/** Time to value of all, by a segment, and by size beside its bands. One statement, which groups those who stand alike. */
export async function readTimeToValue(context: Context, input: Cohort & { segment: Segment }) {
  const asOf = todayIn(context.timeZone, context.clock.now())
  const groups = await selectObserved(context.transaction, { ...input, asOf })
  const bySegment = input.segment === 'none' ? [] : [...Map.groupBy(groups, ({ value }) => value)]
  const order = (value: string | null) => `${value === null ? 1 : 0}${value ?? ''}`
  bySegment.sort(([a], [b]) => (order(a) < order(b) ? -1 : 1))
  // Sizes have an order of their own; what has none comes last.
  if (input.segment === 'size') bySegment.sort(([a], [b]) => sizeRank(a) - sizeRank(b))
  return {
    asOf,
    overall: timeToValue(groups),
    segments: bySegment.map(([value, members]) => ({ value, summary: timeToValue(members) })),
    benchmarks: sizeSegments.flatMap((segment) => {
      const bands = benchmarks.timeToFirstValue.find((each) => each.segment === segment)
      if (!bands) return []
      const { n, reached } = timeToValue(groups.filter(({ size }) => size === segment))
      const grade = reached.median === null ? null : gradeTimeToValue(benchmarks, segment, reached.median)
      return [
        {
          segment,
          worldClass: bands.worldClass,
          good: bands.good,
          n,
          reached: reached.n,
          median: reached.median,
          grade,
        },
      ]
    }),
    minimumForShares,
    sizeLimits,
  }
}

function sizeRank(segment: string | null): number {
  const known: readonly (string | null)[] = sizeSegments
  const rank = known.indexOf(segment)
  return rank === -1 ? sizeSegments.length : rank
}
