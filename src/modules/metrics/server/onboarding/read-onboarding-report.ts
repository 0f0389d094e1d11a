import type { Context } from '#platform/context/context.ts'
import { bottleneckOf, type numberFigures, type shareFigures, stepElements } from '../../domain/onboarding-figures.ts'
import { minimumForShares } from '../../domain/time-to-value.ts'
import type { OnboardingGroup } from '../../onboarding-contract.ts'
import { type CohortQuery, type GroupRow, selectGroups, selectSteps, selectWeeks } from './report-queries.ts'

const weeksShown = 26

/** How onboarding goes. Three statements, however many customers there are; nothing is counted here but read. */
export async function readOnboardingReport({ transaction }: Context, query: CohortQuery) {
  const rows = await selectGroups(transaction, query)
  const all = rows.find(({ is_all }) => is_all)
  const known = new Map((await selectSteps(transaction, query)).map((row) => [row.element, row]))
  const steps = stepElements.map((element) => {
    const row = known.get(element)
    return {
      element,
      waiting: { n: row?.waiting_n ?? 0, days: row?.waiting ?? null },
      overPlan: { n: row?.over_n ?? 0, days: row?.over ?? null },
    }
  })
  return {
    countedOn: all?.counted_on ?? null,
    overall: groupView(all),
    groups: rows.filter(({ is_all }) => !is_all).map(groupView),
    weeks: (await selectWeeks(transaction, query, weeksShown))
      .map(({ week, n, median_days }) => ({ week, n, medianDays: median_days }))
      .toReversed(),
    steps,
    bottleneck: bottleneckOf(steps)?.element ?? null,
    minimumForShares,
  }
}

function groupView(row: GroupRow | undefined): OnboardingGroup {
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
      time_to_churn: spread('time_to_churn'),
      sale_to_kickoff: spread('sale_to_kickoff'),
      response: spread('response'),
    },
  }
}
