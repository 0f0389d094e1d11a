import { addMonths, type PlainDateString } from '#platform/kernel/dates.ts'

export interface Subscription {
  startOn: string
  endOn: string | null
  plan: string | null
  seats: number | null
  /** Minor units a month. */
  mrr: number | null
  currency: string
  isTrial: boolean
  billing: 'monthly' | 'annual'
  autoRenewal: boolean | null
}

export interface ContractFacts {
  contractStartOn: PlainDateString
  renewalOn: PlainDateString | null
  seats: number | null
  plan: string | null
  mrr: number | null
  arr: number | null
  currency: string
  autoRenewal: boolean | null
}

/**
 * What a customer's subscriptions come to on a day; undefined where there are only trials. The contract began with the first
 * one that was paid. Seats and amounts are sums over those that run; the plan is that of the largest. The renewal is the next
 * end of a term, of yearly ones if there are any: a month's end is no moment of decision. After the last one ended it is
 * that end.
 */
export function contractFactsOf(all: readonly Subscription[], today: PlainDateString): ContractFacts | undefined {
  const paid = all.filter(({ isTrial }) => !isTrial).toSorted((a, b) => (a.startOn < b.startOn ? -1 : 1))
  const [first] = paid
  if (!first) return undefined
  const running = paid.filter(({ startOn, endOn }) => startOn <= today && (endOn === null || endOn >= today))
  const yearly = running.filter(({ billing }) => billing === 'annual')
  const ends = (yearly.length > 0 ? yearly : running).map((one) => termEndOf(one, today))
  const [nextEnd] = ends.toSorted()
  const lastEnd =
    paid
      .map(({ endOn }) => endOn ?? '')
      .toSorted()
      .at(-1) ?? ''
  const renewalOn = nextEnd ?? lastEnd
  const largest = running.toSorted((a, b) => (b.mrr ?? 0) - (a.mrr ?? 0))[0]
  const mrr = sumOf(running.map((one) => one.mrr))
  return {
    contractStartOn: first.startOn,
    renewalOn: renewalOn > first.startOn ? renewalOn : null,
    seats: sumOf(running.map((one) => one.seats)),
    plan: largest?.plan ?? null,
    mrr,
    arr: mrr === null ? null : mrr * 12,
    currency: (largest ?? first).currency,
    autoRenewal: running.some((one) => one.autoRenewal !== null)
      ? running.every((one) => one.autoRenewal !== false)
      : null,
  }
}

/** The first end of a term after the day; a subscription that is to end, ends then. */
function termEndOf({ startOn, endOn, billing }: Subscription, today: PlainDateString): PlainDateString {
  if (endOn !== null) return endOn
  const months = billing === 'annual' ? 12 : 1
  let terms = 1
  while (addMonths(startOn, terms * months) <= today) terms++
  return addMonths(startOn, terms * months)
}

const sumOf = (values: readonly (number | null)[]) => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

export interface Churn {
  churnedOn: string
  reason: string | null
  note: string | null
}

/**
 * The phases that a customer's cancellations and subscriptions tell: churned by each, and won back where a subscription
 * that was paid began after it and before the next one.
 */
export function phasesAfterChurn(churns: readonly Churn[], subscriptions: readonly Subscription[]) {
  const starts = subscriptions
    .filter(({ isTrial }) => !isTrial)
    .map(({ startOn }) => startOn)
    .sort()
  const inTime = churns.toSorted((a, b) => (a.churnedOn < b.churnedOn ? -1 : 1))
  return inTime.flatMap(({ churnedOn, reason, note }, index) => {
    const next = inTime[index + 1]?.churnedOn ?? '9999'
    const back = starts.find((startOn) => startOn > churnedOn && startOn < next)
    const words = [reason, note].filter((part) => part !== null).join(': ')
    return [
      { phase: 'churned' as const, since: churnedOn, reason: words || null },
      ...(back === undefined ? [] : [{ phase: 'won_back' as const, since: back, reason: null }]),
    ]
  })
}
