import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { benchmarks } from '../content/built-in.ts'
import type { Segment } from '../contract.ts'
import { gradeTimeToValue } from '../domain/benchmark.ts'
import { sizeLimits, sizeSegments } from '../domain/size-segment.ts'
import { minimumForShares, timeToValue, timeToValueBySegment } from '../domain/time-to-value.ts'
import { type Cohort, listJourneys } from './list-journeys.ts'

export async function readTimeToValue(context: Context, input: Cohort & { segment: Segment }) {
  const asOf = todayIn(context.timeZone, context.clock.now())
  const journeys = await listJourneys(context, input)
  const bySegment = input.segment === 'none' ? [] : timeToValueBySegment(journeys, input.segment, asOf)
  // Sizes have an order of their own; what has none comes last.
  if (input.segment === 'size') bySegment.sort((a, b) => sizeRank(a.segment) - sizeRank(b.segment))
  return {
    asOf,
    overall: timeToValue(journeys, asOf),
    segments: bySegment.map(({ segment, summary }) => ({ value: segment, summary })),
    benchmarks: sizeSegments.flatMap((segment) => {
      const bands = benchmarks.timeToFirstValue.find((each) => each.segment === segment)
      if (!bands) return []
      const { n, reached } = timeToValue(
        journeys.filter((journey) => journey.size === segment),
        asOf,
      )
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
