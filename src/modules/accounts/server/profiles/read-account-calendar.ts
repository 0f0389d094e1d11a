import type { Context } from '#platform/context/context.ts'
import type { BusinessCalendar } from '#platform/kernel/calendar.ts'

/** The days on which both sides work. Throws notFound `accounts.no_such_account`. */
export async function readAccountCalendar(_context: Context, _accountId: string): Promise<BusinessCalendar> {
  throw new Error('not written yet')
}
