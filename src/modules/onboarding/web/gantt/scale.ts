import { addDays, dateRange, daysBetween, startOfWeek } from '#platform/kernel/dates.ts'

export const zooms = ['day', 'week', 'month'] as const
export type Zoom = (typeof zooms)[number]

/** Pixels a day. */
const widths: Record<Zoom, number> = { day: 30, week: 11, month: 4 }

export interface Scale {
  first: string
  days: number
  dayWidth: number
  width: number
  /** Where a day begins, in pixels. */
  x: (day: string) => number
  /** Whole days nearest to a distance in pixels. */
  daysOf: (pixels: number) => number
  /** The upper line of the axis: months. */
  months: { on: string; x: number; width: number }[]
  /** The lower line: days, or Mondays. */
  ticks: { on: string; x: number }[]
}

/** The axis from the Monday before the first to two weeks after the last of the days. */
export function scaleOf(days: readonly string[], zoom: Zoom): Scale {
  const sorted = days.toSorted()
  const first = startOfWeek(sorted[0] ?? '2000-01-03')
  const last = addDays(startOfWeek(sorted.at(-1) ?? first), 20)
  const count = daysBetween(first, last) + 1
  const dayWidth = widths[zoom]
  const x = (day: string) => daysBetween(first, day) * dayWidth
  const all = dateRange(first, last)
  const months = all
    .filter((day, index) => index === 0 || day.endsWith('-01'))
    .map((on, index, starts) => ({ on, x: x(on), width: x(starts[index + 1] ?? addDays(last, 1)) - x(on) }))
  const ticks = all.filter((day) => zoom === 'day' || startOfWeek(day) === day).map((on) => ({ on, x: x(on) }))
  return {
    first,
    days: count,
    dayWidth,
    width: count * dayWidth,
    x,
    daysOf: (pixels) => Math.round(pixels / dayWidth),
    months,
    ticks: zoom === 'month' ? ticks.filter((_, index) => index % 2 === 0) : ticks,
  }
}
