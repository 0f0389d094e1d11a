export const meetingKinds = [
  'handoff_30',
  'kickoff_90',
  'kickoff_60',
  'kickoff_30',
  'check_in',
  'early_check_in',
  'review_30',
  'review_60',
  'review_90',
  'rekickoff',
  'training',
  'ad_hoc',
] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const meetingStates = ['proposed', 'scheduled', 'held', 'no_show', 'cancelled'] as const
/** proposed: a day from the plan, nobody was asked · scheduled: agreed · no_show: the customer did not come. */
export type MeetingState = (typeof meetingStates)[number]

/** Whether it is still to take place, so that it may be moved or called off. */
export const isToCome = (state: MeetingState): boolean => state === 'proposed' || state === 'scheduled'

interface KindFacts {
  minutes: number
  /** An internal meeting is never shown to the customer. */
  audience: 'customer' | 'internal'
  /** The customer's roles that are asked to come. */
  roles: readonly string[]
  /** Which built-in agenda it follows. */
  agenda: string | null
}

const champion = ['champion'] as const
const both = ['champion', 'executive_sponsor'] as const
const kickoff = ['champion', 'executive_sponsor', 'it'] as const

export const kindFacts: Readonly<Record<MeetingKind, KindFacts>> = {
  handoff_30: { minutes: 30, audience: 'internal', roles: [], agenda: 'handoff_meet_30' },
  kickoff_90: { minutes: 90, audience: 'customer', roles: kickoff, agenda: 'kick_90' },
  kickoff_60: { minutes: 60, audience: 'customer', roles: kickoff, agenda: 'kick_60' },
  kickoff_30: { minutes: 30, audience: 'customer', roles: champion, agenda: 'kick_30' },
  check_in: { minutes: 30, audience: 'customer', roles: champion, agenda: 'regular_30' },
  early_check_in: { minutes: 15, audience: 'customer', roles: champion, agenda: 'early_15' },
  review_30: { minutes: 30, audience: 'customer', roles: champion, agenda: 'review_30' },
  review_60: { minutes: 45, audience: 'customer', roles: both, agenda: 'review_60' },
  review_90: { minutes: 60, audience: 'customer', roles: both, agenda: 'review_90' },
  rekickoff: { minutes: 60, audience: 'customer', roles: both, agenda: 'rekick_60' },
  training: { minutes: 60, audience: 'customer', roles: champion, agenda: null },
  ad_hoc: { minutes: 30, audience: 'customer', roles: champion, agenda: null },
}

/** How the keys of the mails begin that tell of a project's kickoff before anybody has agreed its time. */
export const kickoffKey = (projectId: string) => `kickoff:${projectId}:`

export const isKickoff = (kind: MeetingKind): boolean => kind.startsWith('kickoff_') || kind === 'rekickoff'

export type MeetingMove = 'schedule' | 'attend' | 'miss' | 'cancel'

const moves: Readonly<Record<MeetingMove, { from: readonly MeetingState[]; to: MeetingState }>> = {
  schedule: { from: ['proposed', 'scheduled'], to: 'scheduled' },
  // Whoever came may be put right afterwards.
  attend: { from: ['proposed', 'scheduled', 'held', 'no_show'], to: 'held' },
  miss: { from: ['proposed', 'scheduled', 'held', 'no_show'], to: 'no_show' },
  cancel: { from: ['proposed', 'scheduled'], to: 'cancelled' },
}

/** The state a meeting gets into; undefined where the move is not possible. */
export function moveMeeting(state: MeetingState, move: MeetingMove): MeetingState | undefined {
  return moves[move].from.includes(state) ? moves[move].to : undefined
}

export interface AttendedMeeting {
  id: string
  on: string
  /** Of the customer's people who were asked to come: their roles then, and whether they came. */
  customers: readonly { roles: readonly string[]; hasAttended: boolean }[]
}

export const watchedRoles = ['champion', 'executive_sponsor'] as const

export interface MissedMeetings {
  role: (typeof watchedRoles)[number]
  /** How many in a row, up to the latest. */
  count: number
  lastOn: string
}

/** Missing two meetings in a row is a signal. */
export const missesThatTell = 2

/**
 * Which of the roles that carry the project missed the latest meetings in a row, `missesThatTell` or more. `meetings` are
 * those that took place or were missed, in their order; those to which nobody of the role was asked don't count.
 */
export function missedInARow(meetings: readonly AttendedMeeting[]): MissedMeetings[] {
  return watchedRoles.flatMap((role) => {
    const asked = meetings.flatMap(({ on, customers }) => {
      const holders = customers.filter(({ roles }) => roles.includes(role))
      return holders.length === 0 ? [] : [{ on, came: holders.some(({ hasAttended }) => hasAttended) }]
    })
    const lastCame = asked.findLastIndex(({ came }) => came)
    const missed = asked.slice(lastCame + 1)
    const last = missed.at(-1)
    return last && missed.length >= missesThatTell ? [{ role, count: missed.length, lastOn: last.on }] : []
  })
}

/** How often each role came of how often it was asked, over meetings that took place or were missed. */
export function attendanceByRole(
  meetings: readonly AttendedMeeting[],
): { role: string; attended: number; invited: number }[] {
  const byRole = new Map<string, { attended: number; invited: number }>()
  for (const { customers } of meetings) {
    for (const role of new Set(customers.flatMap(({ roles }) => roles))) {
      const count = byRole.get(role) ?? { attended: 0, invited: 0 }
      const came = customers.some(({ roles, hasAttended }) => roles.includes(role) && hasAttended)
      byRole.set(role, { attended: count.attended + Number(came), invited: count.invited + 1 })
    }
  }
  return [...byRole].map(([role, count]) => ({ role, ...count }))
}
