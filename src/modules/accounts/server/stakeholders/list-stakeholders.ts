import type { Context } from '#platform/context/context.ts'
import type { StakeholderRecord } from '../../contract.ts'

/** The customer's people by reading, those who left last. Holds internal notes: never hand it to the portal as it is. */
export async function listStakeholders(_context: Context, _accountId: string): Promise<StakeholderRecord[]> {
  throw new Error('not written yet')
}
