import type { Context } from '#platform/context/context.ts'
import type { Phase } from '../../domain/phase.ts'

/**
 * Moves a customer to a phase because of something that happened in the module that calls; conditions are not asked.
 * False when it is there already. Throws notFound `accounts.no_such_account`.
 */
export async function movePhaseTo(
  _context: Context,
  _accountId: string,
  _phase: Phase,
  _reason: string | null,
): Promise<boolean> {
  throw new Error('not written yet')
}
