import { type BusinessCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { wallClockIn } from '#platform/kernel/dates.ts'
import { meetingNames } from '../../content/meetings.ts'
import type { MeetingView } from '../../contract.ts'
import { kindFacts } from '../../domain/meeting/meeting.ts'
import { isOutsideHours, type Rhythm } from '../../domain/meeting/proposals.ts'
import type { Attendee, Meeting } from './queries/tables.ts'

export interface MeetingViewBasis {
  timeZone: string
  locale: 'ja' | 'en'
  accountName: string
  attendees: readonly Attendee[]
  /** What the time is judged by; without it nothing is doubted. */
  days?: { calendar: BusinessCalendar; rhythm: Rhythm }
}

/** How the meeting is called: as somebody named it, else after its kind. */
export function nameOf(meeting: Pick<Meeting, 'title' | 'kind'>, locale: 'ja' | 'en'): string {
  return meeting.title || meetingNames[meeting.kind][locale]
}

export function meetingView(meeting: Meeting, basis: MeetingViewBasis): MeetingView {
  const { date: on, time } = wallClockIn(basis.timeZone, Date.parse(meeting.starts_at))
  const { handed_over_at: handedOverAt, handed_over_how: how, minutes_by: by, minutes_at: at } = meeting
  return {
    id: meeting.meeting_id,
    version: meeting.version,
    project: { id: meeting.project_id, accountId: meeting.account_id, accountName: basis.accountName },
    kind: meeting.kind,
    title: nameOf(meeting, basis.locale),
    audience: kindFacts[meeting.kind].audience,
    state: meeting.state,
    on,
    time,
    startsAt: meeting.starts_at,
    minutes: meeting.minutes,
    place: meeting.place,
    url: meeting.url,
    reason: meeting.reason,
    doubts: doubtsOf(meeting, { on, time }, basis.days),
    attendees: basis.attendees.map((attendee) => ({
      personId: attendee.person_id,
      side: attendee.side,
      name: attendee.name,
      roles: attendee.roles,
      hasAttended: attendee.has_attended,
    })),
    agenda: meeting.agenda,
    isAgendaShared: meeting.is_agenda_shared,
    decisions: meeting.decisions,
    homework: meeting.homework,
    discussion: meeting.discussion,
    review: meeting.review,
    minutesWritten: by !== null && at !== null ? { by, at } : null,
    handedOver:
      handedOverAt !== null && how !== null ? { at: handedOverAt, how, note: meeting.handed_over_note } : null,
  }
}

function doubtsOf(
  { state, minutes }: Meeting,
  { on, time }: { on: string; time: string },
  days: MeetingViewBasis['days'],
): MeetingView['doubts'] {
  if (!days || (state !== 'proposed' && state !== 'scheduled')) return []
  return [
    ...(isBusinessDay(days.calendar, on) ? [] : ['closed_day' as const]),
    ...(isOutsideHours(days.rhythm, time, minutes) ? ['outside_hours' as const] : []),
  ]
}
