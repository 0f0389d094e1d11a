import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { StakeholderRecord } from '../../contract.ts'
import { compareByReading, type StakeholderAlert, stakeholderAlerts } from '../../domain/stakeholder.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { selectStakeholders } from './stakeholder-queries.ts'

const named = (person: StakeholderRecord) => ({
  name: `${person.familyName}${person.givenName}`,
  reading: `${person.familyKana ?? ''}${person.givenKana ?? ''}`,
})

/** The customer's people by reading, those who left last. Holds internal notes: never hand it to the portal as it is. */
export async function listStakeholders(context: Context, accountId: string): Promise<StakeholderRecord[]> {
  const today = todayIn(context.timeZone, context.clock.now())
  const people = await selectStakeholders(context.transaction, accountId, today)
  return people.sort(
    (a, b) => Number(b.isActive) - Number(a.isActive) || compareByReading(named(a), named(b)) || (a.id < b.id ? -1 : 1),
  )
}

/** The customer's people with what is wrong with the relations. Throws notFound `accounts.no_such_account`. */
export async function listStakeholdersWithAlerts(
  context: Context,
  accountId: string,
): Promise<{ items: StakeholderRecord[]; alerts: StakeholderAlert[] }> {
  await requireAccount(context, accountId)
  const items = await listStakeholders(context, accountId)
  const today = todayIn(context.timeZone, context.clock.now())
  return {
    items,
    alerts: stakeholderAlerts(
      items.map((person) => ({ ...person, ...named(person) })),
      today,
    ),
  }
}

/** Throws notFound `accounts.no_such_stakeholder`. */
export async function requireStakeholder(
  context: Context,
  accountId: string,
  stakeholderId: string,
): Promise<{ person: StakeholderRecord; people: StakeholderRecord[] }> {
  const people = await listStakeholders(context, accountId)
  const person = people.find((one) => one.id === stakeholderId)
  if (!person) throw notFound('accounts.no_such_stakeholder')
  return { person, people }
}
