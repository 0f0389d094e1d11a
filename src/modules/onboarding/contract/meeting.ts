import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { meetingKinds, meetingStates, watchedRoles } from '../domain/meeting/meeting.ts'
import { earlyRhythms, regularRhythms } from '../domain/meeting/proposals.ts'
import { kickoffRecordKeys } from '../domain/outcome/kickoff-gate.ts'
import { sides } from '../domain/task.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  longTextSchema,
  projectParams,
  projectPath,
  shortTextSchema,
  versionSchema,
} from './field.ts'

export const meetingKindSchema = z.enum(meetingKinds)
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const minutesSchema = z.int().min(5).max(480)
const linkSchema = z.url({ protocol: /^https?$/ }).max(2000)

export const rhythmSchema = z.object({
  regular: z.enum(regularRhythms),
  early: z.enum(earlyRhythms),
  weekday: z.int().min(1).max(7),
  time: timeSchema,
  hoursFrom: timeSchema,
  hoursTo: timeSchema,
})

export const agendaItemSchema = z.object({
  key: z.string().max(60),
  minutes: z.int().min(0).max(480),
  topic: z.string().trim().min(1).max(300),
  note: longTextSchema,
})

export const decisionSchema = z.object({
  id: idSchema,
  text: filledTextSchema,
  /** Which of the kickoff's five records it settles. */
  record: z.enum(kickoffRecordKeys).nullable().default(null),
})

export const meetingHomeworkSchema = z.object({
  id: idSchema,
  text: z.string().trim().min(1).max(200),
  side: z.enum(sides),
  ownerId: idSchema.nullable().default(null),
  dueOn: daySchema,
  minutes: z.int().min(0).max(480).default(0),
})

/** What a review came to; each part empty where nothing was said of it. */
export const meetingReviewSchema = z.object({
  outcome: z.string().trim().max(5000).default(''),
  obstacles: z.string().trim().max(5000).default(''),
  improvements: z.string().trim().max(5000).default(''),
})
export type MeetingReview = z.infer<typeof meetingReviewSchema>

export const attendeeSchema = z.object({
  personId: z.string(),
  side: z.enum(['vendor', 'customer']),
  name: z.string(),
  roles: z.array(z.string()),
  /** Null until the meeting is over. */
  hasAttended: z.boolean().nullable(),
})

export const meetingSchema = z.object({
  id: z.string(),
  version: z.number(),
  project: z.object({ id: z.string(), accountId: z.string(), accountName: z.string() }),
  kind: meetingKindSchema,
  title: z.string(),
  audience: z.enum(['customer', 'internal']),
  state: z.enum(meetingStates),
  /** In the workspace's zone. */
  on: z.string(),
  time: z.string(),
  startsAt: z.string(),
  minutes: z.number(),
  place: z.string(),
  url: z.string().nullable(),
  reason: z.string(),
  /** What speaks against the time: a closed day of either side, outside the hours of the customer. */
  doubts: z.array(z.enum(['closed_day', 'outside_hours'])),
  attendees: z.array(attendeeSchema),
  agenda: z.array(agendaItemSchema),
  isAgendaShared: z.boolean(),
  decisions: z.array(decisionSchema),
  homework: z.array(meetingHomeworkSchema.extend({ taskId: z.string().nullable() })),
  discussion: z.string(),
  review: meetingReviewSchema,
  minutesWritten: z.object({ by: z.string(), at: z.string() }).nullable(),
  handedOver: z.object({ at: z.string(), how: z.enum(['mail', 'portal', 'by_hand']), note: z.string() }).nullable(),
})
export type MeetingView = z.infer<typeof meetingSchema>

const meetingParams = projectParams.extend({ meetingId: idSchema })
const meetingPath = (rest = '') => projectPath(`/meetings/{meetingId}${rest}`)

export const projectMeetingsSchema = z.object({
  rhythm: rhythmSchema,
  items: z.array(meetingSchema),
  /** Who missed the latest meetings in a row. */
  missed: z.array(z.object({ role: z.enum(watchedRoles), count: z.number(), lastOn: z.string() })),
  attendance: z.array(z.object({ role: z.string(), attended: z.number(), invited: z.number() })),
})
export type ProjectMeetings = z.infer<typeof projectMeetingsSchema>

export const listProjectMeetings = endpoint({
  method: 'GET',
  path: projectPath('/meetings'),
  summary: 'The meetings of a project in order, who came, and how often one meets',
  params: projectParams,
  response: projectMeetingsSchema,
})

export const listMeetings = endpoint({
  method: 'GET',
  path: '/meetings',
  summary: 'Meetings of all projects between two days, in order',
  query: z.object({
    from: daySchema,
    to: daySchema,
    /** `mine`: of projects that the caller owns. */
    scope: z.enum(['mine', 'team']).default('mine'),
  }),
  response: z.object({ items: z.array(meetingSchema) }),
})

export const planMeetings = endpoint({
  method: 'PUT',
  path: projectPath('/meetings/rhythm'),
  summary: 'Set how often one meets; meetings that were only proposed are proposed anew',
  params: projectParams,
  body: rhythmSchema,
  response: projectMeetingsSchema,
})

export const addMeeting = endpoint({
  method: 'POST',
  path: projectPath('/meetings'),
  summary: 'Add a meeting',
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    kind: meetingKindSchema,
    title: shortTextSchema.default(''),
    on: daySchema,
    time: timeSchema,
    minutes: minutesSchema,
  }),
  response: meetingSchema,
})

export const scheduleMeeting = endpoint({
  method: 'POST',
  path: meetingPath('/schedule'),
  summary: 'Agree on when and where, or move it; invitations become drafts',
  params: meetingParams,
  body: z.object({
    version: versionSchema,
    title: shortTextSchema.optional(),
    on: daySchema,
    time: timeSchema,
    minutes: minutesSchema,
    place: shortTextSchema.default(''),
    url: linkSchema.nullable().default(null),
    /** Members and the customer's people; those of its kind where left out. */
    personIds: z.array(idSchema).max(60).optional(),
  }),
  response: meetingSchema,
})

export const cancelMeeting = endpoint({
  method: 'POST',
  path: meetingPath('/cancel'),
  summary: 'Call it off; those who were invited get a draft that takes it out of their calendars',
  params: meetingParams,
  body: z.object({ version: versionSchema, reason: shortTextSchema.default('') }),
  response: meetingSchema,
})

export const recordAttendance = endpoint({
  method: 'POST',
  path: meetingPath('/attendance'),
  summary: 'Say that it was held and who came, or that nobody of the customer came',
  params: meetingParams,
  body: z.object({ version: versionSchema, isNoShow: z.boolean(), attendedIds: z.array(idSchema).max(60) }),
  response: meetingSchema,
})

export const draftMeetingAgenda = endpoint({
  method: 'GET',
  path: meetingPath('/agenda-draft'),
  summary: 'An agenda from its template and the facts of the project; writes nothing',
  params: meetingParams,
  response: z.object({ items: z.array(agendaItemSchema) }),
})

export const saveAgenda = endpoint({
  method: 'PUT',
  path: meetingPath('/agenda'),
  summary: "Write the agenda, and share it on the customer's page or not",
  params: meetingParams,
  body: z.object({ version: versionSchema, items: z.array(agendaItemSchema).max(40), isShared: z.boolean() }),
  response: meetingSchema,
})

export const saveMinutes = endpoint({
  method: 'PUT',
  path: meetingPath('/minutes'),
  summary: 'Write the minutes: decisions, homework that becomes tasks of the plan, what was talked about',
  params: meetingParams,
  body: z.object({
    version: versionSchema,
    decisions: z.array(decisionSchema).max(50),
    homework: z.array(meetingHomeworkSchema).max(50),
    discussion: z.string().trim().max(20_000),
    /** As it was where left out. */
    review: meetingReviewSchema.optional(),
  }),
  response: meetingSchema,
})

export const handOverMinutes = endpoint({
  method: 'POST',
  path: meetingPath('/minutes/handover'),
  summary: 'Give the customer the minutes: as drafts of mails, on its page, or by hand as noted',
  params: meetingParams,
  body: z.object({
    version: versionSchema,
    how: z.enum(['mail', 'portal', 'by_hand']),
    note: shortTextSchema.default(''),
  }),
  response: meetingSchema,
})

export const downloadMeeting = endpoint({
  method: 'GET',
  path: meetingPath('/calendar'),
  summary: 'The meeting as an iCalendar file',
  params: meetingParams,
  download: ['text/calendar'],
})
