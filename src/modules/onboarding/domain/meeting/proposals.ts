import { addBusinessDays, type BusinessCalendar, isBusinessDay, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays, type PlainDateString, startOfWeek } from '#platform/kernel/dates.ts'
import { kindFacts, type MeetingKind } from './meeting.ts'

export const regularRhythms = ['weekly', 'biweekly', 'none'] as const
export const earlyRhythms = ['daily', 'every_other_day', 'none'] as const

export interface Rhythm {
  regular: (typeof regularRhythms)[number]
  /** In the first two weeks of early adoption. */
  early: (typeof earlyRhythms)[number]
  /** 1 Monday … 7 Sunday. */
  weekday: number
  /** 'HH:MM', in the workspace's zone. */
  time: string
  /** When this customer can be met. */
  hoursFrom: string
  hoursTo: string
}

const office = { weekday: 2, time: '10:00', hoursFrom: '09:00', hoursTo: '18:00' }

/** Where nobody has chosen: the more touch, the closer. */
export const defaultRhythm: Readonly<Record<'high' | 'low' | 'tech', Rhythm>> = {
  high: { ...office, regular: 'weekly', early: 'every_other_day' },
  low: { ...office, regular: 'biweekly', early: 'none' },
  tech: { ...office, regular: 'none', early: 'none' },
}

export interface PlanDates {
  startOn: PlainDateString
  kickoffOn: PlainDateString | null
  kickoffMinutes: 90 | 60 | 30
  /** The first day of early adoption's work; null without any. */
  earlyFrom: PlainDateString | null
  valueOn: PlainDateString
  /** The reviews that the program holds, with their days by the plan; else so many days after the start. */
  reviews: readonly { kind: 'review_30' | 'review_60' | 'review_90'; on: PlainDateString | null }[]
}

export interface Proposal {
  key: string
  kind: MeetingKind
  on: PlainDateString
  time: string
  minutes: number
}

const earlyDays = 14
const daysOfReview = { review_30: 30, review_60: 60, review_90: 90 } as const
/** More check-ins than in half a year of weeks are a mistake of the plan. */
const mostCheckIns = 27
const kickoffKinds = { 90: 'kickoff_90', 60: 'kickoff_60', 30: 'kickoff_30' } as const

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The time, moved so that the whole meeting lies within the customer's hours where it fits into them. */
export function withinHours(rhythm: Pick<Rhythm, 'hoursFrom' | 'hoursTo'>, time: string, minutes: number): string {
  const from = minutesOf(rhythm.hoursFrom)
  const latest = minutesOf(rhythm.hoursTo) - minutes
  return timeOf(Math.max(from, Math.min(minutesOf(time), latest)))
}

/** Whether a meeting lies outside the hours in which the customer can be met. */
export function isOutsideHours(rhythm: Pick<Rhythm, 'hoursFrom' | 'hoursTo'>, time: string, minutes: number): boolean {
  return minutesOf(time) < minutesOf(rhythm.hoursFrom) || minutesOf(time) + minutes > minutesOf(rhythm.hoursTo)
}

/**
 * The meetings that the plan asks for, in order, on days when both sides work. A review takes the place of the check-ins of
 * its week; a day holds one meeting. Past days are proposed too: whoever calls leaves out what is over.
 */
export function proposeMeetings(plan: PlanDates, rhythm: Rhythm, calendar: BusinessCalendar): Proposal[] {
  const proposal = (key: string, kind: MeetingKind, on: PlainDateString): Proposal => {
    const { minutes } = kindFacts[kind]
    return { key, kind, on, minutes, time: withinHours(rhythm, rhythm.time, minutes) }
  }
  const reviews = plan.reviews.map(({ kind, on }) =>
    proposal(kind, kind, nextBusinessDay(calendar, on ?? addDays(plan.startOn, daysOfReview[kind]))),
  )
  const fixed = [...kickoffMeetings(plan, calendar, proposal), ...reviews]
  const taken = new Set(fixed.map(({ on }) => on))
  const free = (on: PlainDateString) => !taken.has(on)
  const early = earlyCheckIns(plan, rhythm, calendar).filter(free)
  for (const on of early) taken.add(on)
  const reviewWeeks = new Set(reviews.map(({ on }) => startOfWeek(on)))
  const regular = regularCheckIns(plan, rhythm, calendar).filter((on) => free(on) && !reviewWeeks.has(startOfWeek(on)))
  return [
    ...fixed,
    ...early.map((on) => proposal(`early_check_in:${on}`, 'early_check_in', on)),
    ...regular.map((on) => proposal(`check_in:${on}`, 'check_in', on)),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** The handover among ourselves two business days before the kickoff, never before the contract. */
function kickoffMeetings(
  { startOn, kickoffOn, kickoffMinutes }: PlanDates,
  calendar: BusinessCalendar,
  proposal: (key: string, kind: MeetingKind, on: PlainDateString) => Proposal,
): Proposal[] {
  if (kickoffOn === null) return []
  const before = addBusinessDays(calendar, kickoffOn, -2)
  const handoffOn = nextBusinessDay(calendar, before < startOn ? startOn : before)
  const kickoff = proposal('kickoff', kickoffKinds[kickoffMinutes], nextBusinessDay(calendar, kickoffOn))
  return [...(handoffOn < kickoff.on ? [proposal('handoff', 'handoff_30', handoffOn)] : []), kickoff]
}

function regularCheckIns(plan: PlanDates, rhythm: Rhythm, calendar: BusinessCalendar): PlainDateString[] {
  if (rhythm.regular === 'none') return []
  const step = rhythm.regular === 'weekly' ? 7 : 14
  const first = addDays(startOfWeek(plan.kickoffOn ?? plan.startOn), 7 + rhythm.weekday - 1)
  const days: PlainDateString[] = []
  for (let on = first; on < plan.valueOn && days.length < mostCheckIns; on = addDays(on, step)) {
    const open = nextBusinessDay(calendar, on)
    // A whole week off is a week without a meeting, not one that moves into the next.
    if (startOfWeek(open) === startOfWeek(on)) days.push(open)
  }
  return days
}

function earlyCheckIns(
  { earlyFrom, valueOn }: PlanDates,
  { early }: Rhythm,
  calendar: BusinessCalendar,
): PlainDateString[] {
  if (early === 'none' || earlyFrom === null) return []
  const step = early === 'daily' ? 1 : 2
  const until = addDays(earlyFrom, earlyDays)
  const days: PlainDateString[] = []
  let on = nextBusinessDay(calendar, earlyFrom)
  while (on < until && on < valueOn) {
    if (isBusinessDay(calendar, on)) days.push(on)
    on = addBusinessDays(calendar, on, step)
  }
  return days
}
