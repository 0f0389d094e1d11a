import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'

/** The portal's visitor agrees to all completion criteria as they stand; those agreed before keep their day. */
export async function agreeCriteriaFromPortal(_context: Context, _input: { accountId: string }): Promise<void> {
  throw notFound('onboarding.no_such_project')
}
