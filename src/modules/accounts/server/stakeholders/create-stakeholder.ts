import type { Context } from '#platform/context/context.ts'
import type { StakeholderInput, StakeholderRecord } from '../../contract.ts'

/** Throws notFound `accounts.no_such_account` and invalid `accounts.not_valid` with the fields that are wrong. */
export async function createStakeholder(
  _context: Context,
  _accountId: string,
  _input: StakeholderInput,
): Promise<StakeholderRecord> {
  throw new Error('not written yet')
}

export type NewStakeholder = StakeholderInput & { accountId: string }

/** Adds many people of customers that exist, without a timeline entry each; answers their IDs in the order given. */
export async function insertStakeholders(_context: Context, _inputs: readonly NewStakeholder[]): Promise<string[]> {
  throw new Error('not written yet')
}
