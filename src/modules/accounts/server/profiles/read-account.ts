import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { daysBetween, todayIn } from '#platform/kernel/dates.ts'
import type { AccountDetails } from '../../contract.ts'
import { daysToRenewal, noticeDeadline } from '../../domain/account.ts'
import { accountWarnings } from '../../domain/profile/account-change.ts'
import { selectChildren, selectNames, selectPossibleDuplicates } from './account-queries.ts'
import { requireAccount } from './find-account.ts'

/** A customer with what its page says besides the stored facts. Throws notFound `accounts.no_such_account`. */
export async function readAccount(context: Context, accountId: string): Promise<AccountDetails> {
  const { transaction } = context
  const account = await requireAccount(context, accountId)
  const today = todayIn(context.timeZone, context.clock.now())
  const names = new Map((await listMembers(context)).map((member) => [member.id, member.name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const { parentAccountId, renewalOn, noticeMonths } = account
  const [parent = null] = parentAccountId === null ? [] : await selectNames(transaction, [parentAccountId])
  return {
    ...account,
    ownerName: nameOf(account.ownerId),
    salesName: nameOf(account.salesId),
    parent,
    children: await selectChildren(transaction, accountId),
    daysInPhase: Math.max(0, daysBetween(account.phaseSince, today)),
    daysToRenewal: renewalOn === null ? null : daysToRenewal(renewalOn, today),
    noticeDeadline:
      renewalOn === null || noticeMonths === null
        ? null
        : noticeDeadline(renewalOn, { count: noticeMonths, unit: 'month' }),
    warnings: accountWarnings(account),
    possibleDuplicates: await selectPossibleDuplicates(transaction, account),
  }
}
