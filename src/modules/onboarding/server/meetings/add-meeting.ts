import type { Context } from '#platform/context/context.ts'
import { instantAt } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { MeetingView } from '../../contract.ts'
import type { MeetingKind } from '../../domain/meeting/meeting.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { describeMeeting } from './describe-meetings.ts'
import { findMeetingByKey, insertMeetings } from './queries/meeting-queries.ts'

export interface NewMeeting {
  clientId: string
  kind: MeetingKind
  title: string
  on: string
  time: string
  minutes: number
}

/** Adds a meeting by hand, as a proposal; the same client id is taken once. */
export async function addMeeting(context: Context, projectId: string, input: NewMeeting): Promise<MeetingView> {
  const project = await lockOpenProject(context, projectId)
  const seriesKey = `own:${input.clientId}`
  const known = await findMeetingByKey(context.transaction, project, project.cycle, seriesKey)
  if (known) return describeMeeting(context, project, known.meeting_id)
  const id = newId(context.clock.now())
  await insertMeetings(context.transaction, [
    {
      ...keyOf(project),
      meeting_id: id,
      cycle: project.cycle,
      kind: input.kind,
      series_key: seriesKey,
      title: input.title,
      starts_at: new Date(instantAt(context.timeZone, input.on, input.time)).toISOString(),
      minutes: input.minutes,
      state: 'proposed',
    },
  ])
  await touchProject(context, project)
  return describeMeeting(context, project, id)
}
