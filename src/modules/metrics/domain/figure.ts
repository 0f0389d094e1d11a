import { valueBands } from './time-to-value.ts'

/** The figures of the report, each of which opens to the customers that it counts. */
export const figures = ['started', 'reached', 'within_30', 'within_60', 'within_90', ...valueBands] as const
export type Figure = (typeof figures)[number]
