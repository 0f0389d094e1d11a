import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { type BusinessCalendar, buildCalendar, combineCalendars } from '#platform/kernel/calendar.ts'
import { requireAccount } from './find-account.ts'

interface ClosedDays {
  closedWeekdays: readonly number[]
  /** 'YYYY-MM-DD' once, 'MM-DD' every year. */
  closedDays: readonly string[]
}

/** The days on which both sides work. Throws notFound `accounts.no_such_account`. */
export async function readAccountCalendar(context: Context, accountId: string): Promise<BusinessCalendar> {
  const account = await requireAccount(context, accountId)
  return (await readAccountCalendars(context))(account)
}

/** Gives the days on which both we and a customer work, reading our own only once: for lists of customers. */
export async function readAccountCalendars(context: Context): Promise<(account: ClosedDays) => BusinessCalendar> {
  const own = await readWorkspaceCalendar(context)
  const known = new Map<string, BusinessCalendar>()
  return ({ closedWeekdays, closedDays }) => {
    if (closedWeekdays.length === 0 && closedDays.length === 0) return own
    const key = JSON.stringify([closedWeekdays, closedDays])
    const made = known.get(key) ?? combineCalendars(own, customersCalendar({ closedWeekdays, closedDays }))
    known.set(key, made)
    return made
  }
}

function customersCalendar({ closedWeekdays, closedDays }: ClosedDays): BusinessCalendar {
  return buildCalendar({
    owner: 'customer',
    weekends: [],
    japaneseHolidays: false,
    closedWeekdays,
    closedRanges: closedDays.map((day) => ({ from: day, to: day })),
  })
}
