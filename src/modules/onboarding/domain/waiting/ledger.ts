import { addDays, daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import type { BilingualText } from '../task.ts'

export const holders = ['vendor', 'customer', 'third_party'] as const
/** On whom a day of a project waited. */
export type Holder = (typeof holders)[number]

export const waitingCodes = [
  'blocker',
  'handoff',
  'late_task',
  'question',
  'exam',
  'scheduled_task',
  'between_tasks',
] as const
export type WaitingCode = (typeof waitingCodes)[number]

export interface WaitingReason {
  code: WaitingCode
  /** Of the blocker or task that it is about; null where it is about the project. */
  id: string | null
  name: BilingualText | null
}

/** Somebody had something in hand from one day until another (the first on which it no longer was; null: it still is). */
export interface Claim {
  holder: Holder
  /** Lower goes first. */
  rank: number
  from: PlainDateString
  until: PlainDateString | null
  reason: WaitingReason
}

/** Days on end with the same holder for the same reason, both ends included. */
export interface Span {
  from: PlainDateString
  to: PlainDateString
  days: number
  holder: Holder
  reason: WaitingReason
  /** What else was open on these days and counted for nothing. */
  also: (WaitingReason & { holder: Holder })[]
}

const betweenTasks: WaitingReason = { code: 'between_tasks', id: null, name: null }

/**
 * Gives each day from `from` to `to`, both included, to exactly one holder: the claim of the lowest rank, then the one that
 * began first, ours before others'. A day that nobody claims is ours: leading the project is our part.
 */
export function waitingLedger(claims: readonly Claim[], from: PlainDateString, to: PlainDateString): Span[] {
  if (to < from) return []
  const end = addDays(to, 1)
  const inside = claims
    .map((claim) => ({
      ...claim,
      from: claim.from < from ? from : claim.from,
      until: earlier(claim.until ?? end, end),
    }))
    .filter((claim) => claim.from < claim.until)
    .toSorted(byPrecedence)
  const borders = [...new Set([from, ...inside.flatMap((claim) => [claim.from, claim.until]), end])].toSorted()
  const spans: Span[] = []
  borders.forEach((start, index) => {
    const next = borders[index + 1]
    if (next === undefined) return
    const open = inside.filter((claim) => claim.from <= start && claim.until >= next)
    const [winner, ...others] = open
    const span: Span = {
      from: start,
      to: addDays(next, -1),
      days: daysBetween(start, next),
      holder: winner?.holder ?? 'vendor',
      reason: winner?.reason ?? betweenTasks,
      also: others
        .filter(
          ({ reason }, at) =>
            isCounted(reason) && open.findIndex((each) => isSameReason(each.reason, reason)) === at + 1,
        )
        .map(({ holder, reason }) => ({ ...reason, holder })),
    }
    const last = spans.at(-1)
    if (last && isSame(last, span)) spans[spans.length - 1] = { ...last, to: span.to, days: last.days + span.days }
    else spans.push(span)
  })
  return spans
}

/** Days of each holder. */
export function totalsOf(spans: readonly Pick<Span, 'holder' | 'days'>[]): Record<Holder, number> {
  const totals = { vendor: 0, customer: 0, third_party: 0 }
  for (const { holder, days } of spans) totals[holder] += days
  return totals
}

/** Work that was merely going on is no second reason to wait. */
function isCounted({ code }: WaitingReason): boolean {
  return code !== 'scheduled_task'
}

function isSameReason(a: WaitingReason, b: WaitingReason): boolean {
  return a.code === b.code && a.id === b.id
}

function isSame(a: Span, b: Span): boolean {
  const about = ({ code, id }: WaitingReason) => `${code} ${id}`
  const all = (span: Span) => [span.holder, about(span.reason), ...span.also.map(about)].join('|')
  return all(a) === all(b)
}

function byPrecedence(a: Claim, b: Claim): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  const order = ({ from, holder, reason }: Claim) =>
    `${from} ${holders.indexOf(holder)} ${reason.code} ${reason.id ?? ''}`
  return order(a) < order(b) ? -1 : 1
}

function earlier(a: PlainDateString, b: PlainDateString): PlainDateString {
  return a < b ? a : b
}
