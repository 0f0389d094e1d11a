import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { benchmarks } from '../../content/built-in.ts'
import { gradeTimeToValue } from '../../domain/benchmark.ts'
import { bottleneckOf, type numberFigures, type shareFigures, stepElements } from '../../domain/onboarding-figures.ts'
import { sizeSegments } from '../../domain/size-segment.ts'
import { minimumForShares } from '../../domain/time-to-value.ts'
import type { OnboardingGroup } from '../../onboarding-contract.ts'
import {
  type CohortQuery,
  type GroupRow,
  type StepRow,
  selectGroups,
  selectSizes,
  selectSteps,
  selectWeeks,
  type WeekRow,
} from './report-queries.ts'

const weeksShown = 26

/** How onboarding goes. Four statements, however many customers there are; nothing is counted here but read. */
export async function readOnboardingReport(context: Context, query: CohortQuery) {
  const { transaction } = context
  const today = todayIn(context.timeZone, context.clock.now())
  const rows = await selectGroups(transaction, query)
  const all = rows.find(({ is_all }) => is_all)
  const stepRows = await selectSteps(transaction, query)
  const steps = stepsOf(stepRows.filter(({ is_all }) => is_all))
  const ofGroups = Map.groupBy(
    stepRows.filter(({ is_all }) => !is_all),
    ({ value }) => value,
  )
  const weekRows = await selectWeeks(transaction, query, { today, limit: weeksShown })
  return {
    countedOn: all?.counted_on ?? null,
    overall: groupView(all, steps),
    groups: rows.filter(({ is_all }) => !is_all).map((row) => groupView(row, stepsOf(ofGroups.get(row.value) ?? []))),
    weeks: weekRows.filter(({ is_all }) => is_all).map(weekView),
    groupWeeks: weekRows.filter(({ is_all }) => !is_all).map((row) => ({ ...weekView(row), value: row.value })),
    steps,
    bottleneck: bottleneckOf(steps)?.element ?? null,
    benchmarks: benchmarksOf(await selectSizes(transaction, query)),
    minimumForShares,
  }
}

const weekView = ({ week, at_risk, n, median_days }: WeekRow) => ({ week, atRisk: at_risk, n, medianDays: median_days })

function stepsOf(rows: readonly StepRow[]) {
  const known = new Map(rows.map((row) => [row.element, row]))
  return stepElements.map((element) => {
    const row = known.get(element)
    return {
      element,
      waiting: { n: row?.waiting_n ?? 0, days: row?.waiting ?? null },
      overPlan: { n: row?.over_n ?? 0, days: row?.over ?? null },
    }
  })
}

function benchmarksOf(sizes: Awaited<ReturnType<typeof selectSizes>>) {
  return sizeSegments.flatMap((size) => {
    const bands = benchmarks.timeToFirstValue.find(({ segment }) => segment === size)
    if (bands === undefined) return []
    const { worldClass, good } = bands
    const { n = 0, median = null } = sizes.find((row) => row.size === size) ?? {}
    return [
      { size, worldClass, good, n, median, grade: median === null ? null : gradeTimeToValue(benchmarks, size, median) },
    ]
  })
}

function groupView(row: GroupRow | undefined, steps: ReturnType<typeof stepsOf>): OnboardingGroup {
  const stuck = bottleneckOf(steps.filter(({ waiting }) => waiting.n > 0))
  const share = (key: (typeof shareFigures)[number]) => {
    const { count, of } = row?.shares[key] ?? { count: 0, of: 0 }
    return { count, of, share: of < minimumForShares ? null : count / of }
  }
  const spread = (key: (typeof numberFigures)[number]) => {
    const { n, mean, q } = row?.numbers[key] ?? { n: 0, mean: null, q: null }
    return { n, mean, q1: q?.[0] ?? null, median: q?.[1] ?? null, q3: q?.[2] ?? null }
  }
  return {
    value: row?.value ?? null,
    started: row?.started ?? 0,
    open: row?.open ?? 0,
    bottleneck: stuck === undefined ? null : { element: stuck.element, waiting: stuck.waiting },
    shares: {
      completion: share('completion'),
      on_time: share('on_time'),
      value_30: share('value_30'),
      value_60: share('value_60'),
      value_90: share('value_90'),
      churn: share('churn'),
      retained_90: share('retained_90'),
      exam_answered: share('exam_answered'),
      early_win_30: share('early_win_30'),
      homework: share('homework'),
      attendance: share('attendance'),
    },
    numbers: {
      time_to_value: spread('time_to_value'),
      exam_score: spread('exam_score'),
      health_at_end: spread('health_at_end'),
      time_to_churn: spread('time_to_churn'),
      sale_to_kickoff: spread('sale_to_kickoff'),
      response: spread('response'),
      reply: spread('reply'),
    },
  }
}
