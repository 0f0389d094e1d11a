import type { Context } from '#platform/context/context.ts'
import type { PortalProject } from '../../contract.ts'
import { kindFacts } from '../../domain/meeting/meeting.ts'
import { nameOf } from '../meetings/meeting-view.ts'
import { selectMeetings } from '../meetings/queries/meeting-queries.ts'
import type { Project } from '../projects/project-tables.ts'

/** More than a project ever has. */
const mostMeetings = 300
const mostMinutes = 20

/** What the customer sees of its meetings: those agreed with it, and minutes that were handed over; nothing internal. */
export async function meetingsForPortal(
  context: Context,
  project: Project,
): Promise<Pick<PortalProject, 'meetings' | 'minutes'>> {
  const { transaction, clock, locale } = context
  const all = await selectMeetings(transaction, { projectId: project.project_id, limit: mostMeetings })
  const theirs = all.filter(({ kind }) => kindFacts[kind].audience === 'customer')
  const isAhead = (startsAt: string, minutes: number) => Date.parse(startsAt) + minutes * 60_000 > clock.now()
  return {
    meetings: theirs
      .filter(({ state, starts_at, minutes }) => state === 'scheduled' && isAhead(starts_at, minutes))
      .map((meeting) => ({
        id: meeting.meeting_id,
        title: nameOf(meeting, locale),
        startsAt: meeting.starts_at,
        minutes: meeting.minutes,
        place: meeting.place,
        url: meeting.url,
        agenda: meeting.is_agenda_shared
          ? meeting.agenda.map(({ minutes, topic, note }) => ({ minutes, topic, note }))
          : [],
      })),
    minutes: theirs
      .filter(({ handed_over_at }) => handed_over_at !== null)
      .toReversed()
      .slice(0, mostMinutes)
      .map((meeting) => ({
        id: meeting.meeting_id,
        title: nameOf(meeting, locale),
        startsAt: meeting.starts_at,
        decisions: meeting.decisions.map(({ text }) => text),
        homework: meeting.homework.map(({ text, side, dueOn }) => ({ text, side, dueOn })),
        discussion: meeting.discussion,
        review: meeting.review,
      })),
  }
}
