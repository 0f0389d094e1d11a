import type { Context } from '#platform/context/context.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { numberFigures, shareFigures } from '../../domain/onboarding-figures.ts'
import type { OnboardingGroup, ReportTable } from '../../onboarding-contract.ts'
import { readForecastChecks } from './forecast-checks.ts'
import { readOnboardingReport } from './read-onboarding-report.ts'
import type { CohortQuery } from './report-queries.ts'
import { type ReportCell, writeReportFile } from './write-report-file.ts'

interface Table {
  headers: readonly string[]
  rows: readonly (readonly ReportCell[])[]
}

/** A table of the report as it is shown, with the columns named as the API names them. */
export async function exportOnboardingTable(
  context: Context,
  { table, format, ...query }: CohortQuery & { table: ReportTable; format: 'csv' | 'xlsx' },
): Promise<FileAnswer> {
  const name = `onboarding_${table}_${todayIn(context.timeZone, context.clock.now()).replaceAll('-', '')}`
  const { headers, rows } =
    table === 'forecast' ? await forecastTable(context) : await reportTable(context, table, query)
  return writeReportFile({ name, format, headers, rows })
}

async function forecastTable(context: Context): Promise<Table> {
  const { checkedOn, method, checks } = await readForecastChecks(context)
  const keys = ['day', 'n', 'held', 'early', 'late', 'wideHeld', 'open', 'ended', 'medianError', 'medianSize'] as const
  const rest = ['unfinished', 'factor'] as const
  return {
    headers: ['checked_on', 'method', 'program', ...keys, ...rest, 'low', 'high'],
    rows: checks.map((check) => [
      checkedOn,
      method,
      check.programKey,
      ...keys.map((key) => check[key]),
      ...rest.map((key) => check[key]),
      check.wideCoverage?.low ?? null,
      check.wideCoverage?.high ?? null,
    ]),
  }
}

async function reportTable(
  context: Context,
  table: Exclude<ReportTable, 'forecast'>,
  query: CohortQuery,
): Promise<Table> {
  const { overall, groups, weeks, groupWeeks, steps, benchmarks } = await readOnboardingReport(context, query)
  if (table === 'figures' || table === 'groups') return groupTable(table === 'figures' ? [overall] : groups)
  if (table === 'weeks')
    return {
      headers: ['value', 'week', 'at_risk', 'reached', 'median_days'],
      rows: [...weeks.map((week) => ({ ...week, value: null })), ...groupWeeks].map((week) => [
        week.value,
        week.week,
        week.atRisk,
        week.n,
        week.medianDays,
      ]),
    }
  if (table === 'steps')
    return {
      headers: ['step', 'waiting', 'waiting_days', 'finished', 'over_plan_days'],
      rows: steps.map(({ element, waiting, overPlan }) => [
        element,
        waiting.n,
        waiting.days,
        overPlan.n,
        overPlan.days,
      ]),
    }
  return {
    headers: ['size', 'reached', 'median_days', 'grade', 'world_class', 'good'],
    rows: benchmarks.map(({ size, n, median, grade, worldClass, good }) => [
      size,
      n,
      median,
      grade,
      `${worldClass.from}-${worldClass.to}`,
      `${good.from}-${good.to}`,
    ]),
  }
}

function groupTable(groups: readonly OnboardingGroup[]): Table {
  return {
    headers: [
      'value',
      'started',
      'open',
      ...shareFigures.flatMap((key) => [key, `${key}_of`]),
      ...numberFigures.flatMap((key) => [`${key}_n`, `${key}_mean`, `${key}_median`]),
      'bottleneck',
    ],
    rows: groups.map(({ value, started, open, shares, numbers, bottleneck }) => [
      value,
      started,
      open,
      ...shareFigures.flatMap((key) => [shares[key].count, shares[key].of]),
      ...numberFigures.flatMap((key) => [numbers[key].n, numbers[key].mean, numbers[key].median]),
      bottleneck?.element ?? null,
    ]),
  }
}
