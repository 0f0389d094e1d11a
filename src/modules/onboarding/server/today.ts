import type { Context } from '#platform/context/context.ts'
import { type PlainDateString, todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'

/** The day it is in the workspace's zone. */
export function todayOf(context: Pick<Context, 'clock' | 'timeZone'>): PlainDateString {
  return todayIn(context.timeZone, context.clock.now())
}

/** Throws invalid `onboarding.date_in_future` for what is said to have happened after today. */
export function refuseFuture(context: Pick<Context, 'clock' | 'timeZone'>, date: PlainDateString, path: string): void {
  if (date > todayOf(context))
    throw invalid('onboarding.date_in_future', {}, [{ path, code: 'onboarding.date_in_future' }])
}
