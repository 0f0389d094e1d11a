import type { Generated, Selectable } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import {
  agendaItemSchema,
  decisionSchema,
  type MeetingReview,
  meetingHomeworkSchema,
  meetingReviewSchema,
  type rhythmSchema,
} from '../../../contract.ts'
import type { MeetingKind, MeetingState } from '../../../domain/meeting/meeting.ts'

type Rhythm = z.infer<typeof rhythmSchema>

export type MeetingTables = {
  'onboarding.meeting_rhythms': {
    workspace_id: string
    account_id: string
    project_id: string
    regular: Rhythm['regular']
    early: Rhythm['early']
    weekday: number
    at_time: string
    hours_from: string
    hours_to: string
  }
  'onboarding.meetings': {
    workspace_id: string
    account_id: string
    project_id: string
    meeting_id: string
    cycle: number
    kind: MeetingKind
    series_key: string
    title: Generated<string>
    starts_at: string
    minutes: number
    place: Generated<string>
    url: string | null
    state: MeetingState
    reason: Generated<string>
    sequence: Generated<number>
    agenda: Generated<unknown>
    is_agenda_shared: Generated<boolean>
    decisions: Generated<unknown>
    homework: Generated<unknown>
    discussion: Generated<string>
    review: Generated<unknown>
    minutes_by: string | null
    minutes_at: string | null
    handed_over_at: string | null
    handed_over_how: 'mail' | 'portal' | 'by_hand' | null
    handed_over_note: Generated<string>
    version: Generated<number>
  }
  'onboarding.meeting_attendees': {
    workspace_id: string
    account_id: string
    project_id: string
    meeting_id: string
    person_id: string
    side: 'vendor' | 'customer'
    name: string
    roles: string[]
    has_attended: boolean | null
  }
  'onboarding.projects': {
    workspace_id: string
    account_id: string
    project_id: string
    owner_id: string | null
    cycle: number
    ended_on: string | null
  }
  'onboarding.published_attendance': {
    workspace_id: string
    account_id: string
    project_id: string
    meeting_id: string
    starts_at: string
    role: string
    has_attended: boolean
  }
  'accounts.published_accounts': { workspace_id: string; account_id: string; name: string }
  'messaging.published_messages': {
    workspace_id: string
    account_id: string
    message_id: string
    dedupe_key: string
    state: string
  }
}

export const tables = (db: Db) => db.withTables<MeetingTables>()

const agendaSchema = z.array(agendaItemSchema)
const decisionsSchema = z.array(decisionSchema)
const homeworkSchema = z.array(meetingHomeworkSchema.extend({ taskId: z.string().nullable() }))

type MeetingRow = Selectable<MeetingTables['onboarding.meetings']>
export type Attendee = Selectable<MeetingTables['onboarding.meeting_attendees']>
export type Meeting = Omit<MeetingRow, 'agenda' | 'decisions' | 'homework' | 'review'> & {
  agenda: z.infer<typeof agendaSchema>
  decisions: z.infer<typeof decisionsSchema>
  homework: z.infer<typeof homeworkSchema>
  review: MeetingReview
}

export function toMeeting<Row extends MeetingRow>(
  row: Row,
): Omit<Row, 'agenda' | 'decisions' | 'homework' | 'review'> & Meeting {
  return {
    ...row,
    agenda: agendaSchema.parse(row.agenda),
    decisions: decisionsSchema.parse(row.decisions),
    homework: homeworkSchema.parse(row.homework),
    review: meetingReviewSchema.parse(row.review),
  }
}
