import type { Context } from '#platform/context/context.ts'
import { addDays, instantAt } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { MeetingView, ProjectMeetings } from '../../contract.ts'
import { type AttendedMeeting, attendanceByRole, missedInARow } from '../../domain/meeting/meeting.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { describeMeetings, describeProjectMeetings } from './describe-meetings.ts'
import { selectMeetings } from './queries/meeting-queries.ts'
import { findRhythm } from './queries/rhythm-queries.ts'

const mostInAList = 500

/** The meetings of a project. Throws not found `onboarding.no_such_project`. */
export async function listProjectMeetings(context: Context, projectId: string): Promise<ProjectMeetings> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return projectMeetings(context, project)
}

export async function projectMeetings(context: Context, project: Project): Promise<ProjectMeetings> {
  const items = await describeProjectMeetings(context, project)
  const attended = attendedOf(items)
  return {
    rhythm: await findRhythm(context.transaction, project),
    items,
    missed: missedInARow(attended),
    attendance: attendanceByRole(attended),
  }
}

/** Meetings that took place or were missed, in their order, as attendance is judged. */
export function attendedOf(meetings: readonly MeetingView[]): AttendedMeeting[] {
  return meetings
    .filter(({ state, audience }) => audience === 'customer' && (state === 'held' || state === 'no_show'))
    .map(({ id, on, attendees }) => ({
      id,
      on,
      customers: attendees
        .filter(({ side }) => side === 'customer')
        .map(({ roles, hasAttended }) => ({ roles, hasAttended: hasAttended === true })),
    }))
}

/** Meetings of all projects between two days, both included. */
export async function listMeetings(
  context: Context,
  { from, to, scope }: { from: string; to: string; scope: 'mine' | 'team' },
): Promise<{ items: MeetingView[] }> {
  const { timeZone, actor } = context
  const at = (day: string) => new Date(instantAt(timeZone, day, '00:00')).toISOString()
  if (scope === 'mine' && actor.kind !== 'user') return { items: [] }
  const meetings = await selectMeetings(context.transaction, {
    between: [at(from), at(addDays(to, 1))],
    limit: mostInAList,
    ...(scope === 'mine' && { ownerId: actor.id }),
  })
  return { items: await describeMeetings(context, meetings) }
}
