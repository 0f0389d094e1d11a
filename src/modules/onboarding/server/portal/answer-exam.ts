import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'

/**
 * The champion's or sponsor's answer, 0–10, given once in each round by the portal's visitor (the context's actor). The
 * same client id gives the same answer. Throws conflict `onboarding.exam_answered`, `onboarding.exam_not_open`.
 */
export async function answerExamFromPortal(
  _context: Context,
  _input: {
    accountId: string
    respondent: 'champion' | 'sponsor'
    score: number
    reason: string
    name: string
    clientId: string
  },
): Promise<void> {
  throw notFound('onboarding.no_such_project')
}
