import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { type MeetingMove, type MeetingState, moveMeeting } from '../../domain/meeting/meeting.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockOpenProject } from '../projects/require-project.ts'
import { findMeeting } from './queries/meeting-queries.ts'
import type { Meeting } from './queries/tables.ts'

export interface MeetingTarget {
  id: string
  meetingId: string
}

export interface LockedMeeting {
  project: Project
  meeting: Meeting
}

/**
 * The meeting in its locked open project. Throws as `lockOpenProject`, not found `onboarding.no_such_meeting`, conflict
 * `onboarding.changed_meanwhile` when `version` is stale.
 */
export async function lockMeeting(context: Context, target: MeetingTarget, version: number): Promise<LockedMeeting> {
  const project = await lockOpenProject(context, target.id)
  const meeting = await findMeeting(context.transaction, project, target.meetingId)
  if (!meeting) throw notFound('onboarding.no_such_meeting')
  if (meeting.version !== version) throw conflict('onboarding.changed_meanwhile')
  return { project, meeting }
}

/** The state after the move. Throws conflict `onboarding.meeting_over` where it is not possible any more. */
export function requireMove(state: MeetingState, move: MeetingMove): MeetingState {
  const next = moveMeeting(state, move)
  if (next === undefined) throw conflict('onboarding.meeting_over')
  return next
}
