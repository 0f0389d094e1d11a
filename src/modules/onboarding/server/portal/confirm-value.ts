import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'

/**
 * The customer's own confirmation that value was reached. It never changes; the same client id gives the same answer.
 * Throws conflict `onboarding.move_not_possible` before the kickoff and after the end, invalid
 * `onboarding.date_in_future`.
 */
export async function confirmValueFromPortal(
  _context: Context,
  _input: {
    accountId: string
    goalId: string | null
    words: string
    name: string
    title: string
    confirmedOn: string
    clientId: string
  },
): Promise<{ id: string }> {
  throw notFound('onboarding.no_such_project')
}
