import type { z } from 'zod'
import type { Context } from '#platform/context/context.ts'

/** Work done later, in a transaction of its own, repeated until it succeeds or its attempts run out. */
export interface Job {
  name: string
  run: (context: Context, payload: unknown) => Promise<void>
}

export function declareJob<Payload extends z.ZodType>(
  name: string,
  payload: Payload,
  run: (context: Context, payload: z.output<Payload>) => Promise<void>,
): Job {
  return { name, run: (context, raw) => run(context, payload.parse(raw)) }
}

/**
 * Work due once per workspace in each occurrence of a rule. The occurrence is computed from the rule and the clock, and
 * a missed one is made up for once, when the worker is next alive; older ones are not repeated.
 */
export interface Schedule {
  name: string
  every: 'quarter_hour' | 'hour' | 'day'
  /** For daily ones: the local hour in the workspace's zone from which the day's occurrence is due. */
  atHour?: number
  run: (context: Context) => Promise<void>
}
