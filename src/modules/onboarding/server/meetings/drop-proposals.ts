import type { Context } from '#platform/context/context.ts'
import { addDays, instantAt } from '#platform/kernel/dates.ts'
import { todayOf } from '../today.ts'
import { deleteStaleCheckIns } from './queries/meeting-queries.ts'

/** Whoever held a meeting on the proposed day without saying so can still record it for so long. */
const keptDays = 7

/**
 * Takes back check-ins that were only proposed, that nobody touched and whose day is over: they were never agreed, so they
 * did not fail either. What the plan itself asks for, the kickoff and the reviews, stays until somebody says what came of it.
 */
export async function dropStaleProposals(context: Context): Promise<void> {
  const day = addDays(todayOf(context), -keptDays)
  await deleteStaleCheckIns(context.transaction, new Date(instantAt(context.timeZone, day, '00:00')).toISOString())
}
