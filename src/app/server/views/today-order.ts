import type { TodayItem, TodayReason, Urgency } from '#app/contract/today.ts'

/** Something that one of the modules knows of a customer and that somebody should act on. */
export interface TodaySignal extends TodayReason {
  accountId: string
  /** Whose it is besides the customer's owner: the project's owner, the salesperson. */
  personIds: readonly (string | null)[]
}

export interface TodayAccount {
  accountId: string
  name: string
  ownerId: string | null
  ownerName: string | null
  arr: number | null
  currency: string
}

const rank: Readonly<Record<Urgency, number>> = { now: 0, this_week: 1, later: 2 }
const noDay = Number.MAX_SAFE_INTEGER

/** The most urgent first, then the day that is longest past or nearest; days that are missing come last. */
function byUrgency(a: TodayReason, b: TodayReason): number {
  return rank[a.urgency] - rank[b.urgency] || (a.days ?? noDay) - (b.days ?? noDay) || (a.code < b.code ? -1 : 1)
}

const earliestOf = (item: TodayItem) => Math.min(...item.reasons.map((reason) => reason.days ?? noDay))

/**
 * The order of the day: by urgency; among equals by value at stake, the yearly amount, largest first and unknown ones last
 * (amounts of different currencies are not converted: each currency keeps together); then by the longest overdue.
 */
function byValue(a: TodayItem, b: TodayItem): number {
  return (
    rank[a.urgency] - rank[b.urgency] ||
    Number(a.arr === null) - Number(b.arr === null) ||
    (a.currency === b.currency ? (b.arr ?? 0) - (a.arr ?? 0) : a.currency < b.currency ? -1 : 1) ||
    earliestOf(a) - earliestOf(b) ||
    (a.accountName < b.accountName ? -1 : 1)
  )
}

/** One line a customer, with all its reasons. Signals of customers that are not given are left out. */
export function orderToday(signals: readonly TodaySignal[], accounts: ReadonlyMap<string, TodayAccount>): TodayItem[] {
  return [...Map.groupBy(signals, (signal) => signal.accountId)]
    .flatMap(([accountId, ofAccount]): TodayItem[] => {
      const account = accounts.get(accountId)
      const reasons = ofAccount
        .map(({ code, params, urgency, dueOn, days, to }): TodayReason => ({ code, params, urgency, dueOn, days, to }))
        .sort(byUrgency)
      const [first] = reasons
      if (!account || !first) return []
      const { name: accountName, ownerName, arr, currency } = account
      return [{ accountId, accountName, ownerName, arr, currency, urgency: first.urgency, reasons }]
    })
    .sort(byValue)
}

/** Signals about the person's own customers and about what is theirs at others' customers. */
export function signalsOf(
  personId: string,
  signals: readonly TodaySignal[],
  accounts: ReadonlyMap<string, TodayAccount>,
): TodaySignal[] {
  return signals.filter(
    (signal) => accounts.get(signal.accountId)?.ownerId === personId || signal.personIds.includes(personId),
  )
}

/** What the customers pay a year, added up by currency, each customer once. */
export function valueAtStake(items: readonly TodayItem[]): { currency: string; amount: number }[] {
  const sums = new Map<string, number>()
  for (const { arr, currency } of items) if (arr !== null) sums.set(currency, (sums.get(currency) ?? 0) + arr)
  return [...sums].map(([currency, amount]) => ({ currency, amount }))
}
