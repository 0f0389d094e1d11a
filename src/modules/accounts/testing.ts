import type { Context } from '#platform/context/context.ts'
import type { Account, StakeholderInput, StakeholderRecord } from './contract.ts'
import { createAccount, createStakeholder, type NewAccount } from './server/api.ts'

/** A customer in the context's workspace; only what the test is about needs to be said. */
export function buildAccount(context: Context, account: Partial<NewAccount> = {}): Promise<Account> {
  return createAccount(context, { name: '東西商事株式会社', ...account })
}

/** A person of the customer, without roles unless said otherwise. */
export function buildStakeholder(
  context: Context,
  accountId: string,
  stakeholder: Partial<StakeholderInput> = {},
): Promise<StakeholderRecord> {
  return createStakeholder(context, accountId, { familyName: '山田', givenName: '花子', ...stakeholder })
}
