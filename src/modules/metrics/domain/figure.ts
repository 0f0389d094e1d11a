import { type Observed, type ValueBand, valueBands } from './time-to-value.ts'

/** The figures of the report, each of which opens to the customers that it counts. */
export const figures = ['started', 'reached', 'within_30', 'within_60', 'within_90', ...valueBands] as const
export type Figure = (typeof figures)[number]

const limits = { within_30: 30, within_60: 60, within_90: 90 } as const
const isWithin = (figure: Figure): figure is keyof typeof limits => figure in limits
const isBand = (figure: Figure): figure is ValueBand => valueBands.some((band) => band === figure)

/** Whether the figure counts the customer; shares within some days count only those who had all of the days. */
export function countsIn(figure: Figure, { band, days, watched }: Observed): boolean {
  if (figure === 'started') return true
  if (figure === 'reached') return days !== null
  if (isWithin(figure)) return days !== null && days <= limits[figure] && watched > limits[figure]
  return isBand(figure) && band === figure
}
