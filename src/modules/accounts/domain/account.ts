import { addDays, addMonths, daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import type { FieldError } from '#platform/kernel/errors.ts'

/** The facts of a customer that depend on one another. Amounts are minor units of the account's currency, excl. tax. */
export interface AccountFigures {
  contractStartOn: PlainDateString | null
  renewalOn: PlainDateString | null
  seats: number | null
  employeeCount: number | null
  mrr: number | null
  arr: number | null
}

const isCount = (value: number | null) => value === null || (Number.isSafeInteger(value) && value >= 0)

/** What is impossible in a customer's figures. Codes `accounts.not_a_count`, `accounts.renewal_not_after_start`. */
export function accountErrors(account: AccountFigures): FieldError[] {
  const errors: FieldError[] = []
  for (const path of ['seats', 'employeeCount', 'mrr', 'arr'] as const) {
    if (!isCount(account[path])) errors.push({ path, code: 'accounts.not_a_count' })
  }
  const { contractStartOn, renewalOn } = account
  if (contractStartOn !== null && renewalOn !== null && renewalOn <= contractStartOn) {
    errors.push({ path: 'renewalOn', code: 'accounts.renewal_not_after_start' })
  }
  return errors
}

export interface RecurringAmounts {
  mrr: number | null
  arr: number | null
  /** Both were given and ARR is not 12 × MRR, beyond what rounding a month explains: worth a question, not an error. */
  differs: boolean
}

/** Fills in the amount that was not given: ARR = 12 × MRR, MRR = ARR ÷ 12 rounded half up to the minor unit. */
export function recurringAmounts({ mrr, arr }: Pick<AccountFigures, 'mrr' | 'arr'>): RecurringAmounts {
  if (mrr !== null && arr !== null) return { mrr, arr, differs: Math.abs(arr - 12 * mrr) > 6 }
  if (mrr !== null) return { mrr, arr: 12 * mrr, differs: false }
  return { mrr: arr === null ? null : Math.round(arr / 12), arr, differs: false }
}

/** Calendar days until the renewal date; negative once it has passed. */
export function daysToRenewal(renewalOn: PlainDateString, today: PlainDateString): number {
  return daysBetween(today, renewalOn)
}

/** How long before the renewal date notice must be given. */
export interface NoticePeriod {
  count: number
  unit: 'day' | 'month'
}

/**
 * 解約予告期限: the last day on which notice is in time. Months are calendar months, clamped to the month's end
 * (one month before 2027-03-31 is 2027-02-28).
 */
export function noticeDeadline(renewalOn: PlainDateString, notice: NoticePeriod): PlainDateString {
  return notice.unit === 'day' ? addDays(renewalOn, -notice.count) : addMonths(renewalOn, -notice.count)
}

/** Whether making `parentId` the parent of `id` would close a circle, `parents` being the hierarchy as it is. */
export function closesCircle(parents: ReadonlyMap<string, string | null>, id: string, parentId: string): boolean {
  const seen = new Set([id])
  let ancestor: string | null = parentId
  while (ancestor !== null) {
    if (seen.has(ancestor)) return true
    seen.add(ancestor)
    ancestor = parents.get(ancestor) ?? null
  }
  return false
}
