import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { addMeeting } from './add-meeting.ts'
import { draftMeetingAgenda } from './agenda/draft-agenda.ts'
import { saveAgenda } from './agenda/save-agenda.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { downloadMeeting } from './invitations/download-meeting.ts'
import { listMeetings, listProjectMeetings } from './list-meetings.ts'
import { handOverMinutes } from './minutes/hand-over-minutes.ts'
import { saveMinutes } from './minutes/save-minutes.ts'
import { planMeetings } from './plan-meetings.ts'
import { recordAttendance } from './record-attendance.ts'
import { scheduleMeeting } from './schedule-meeting.ts'

export const meetingRoutes: Route[] = [
  route(contract.listMeetings, { ...readers, handle: (context, { query }) => listMeetings(context, query) }),
  route(contract.listProjectMeetings, {
    ...readers,
    handle: (context, { params }) => listProjectMeetings(context, params.id),
  }),
  route(contract.planMeetings, {
    ...writers('meetings_planned'),
    handle: (context, { params, body }) => planMeetings(context, params.id, body),
  }),
  route(contract.addMeeting, {
    ...writers('meeting_added', 'meeting'),
    handle: (context, { params, body }) => addMeeting(context, params.id, body),
  }),
  route(contract.scheduleMeeting, {
    ...writers('meeting_scheduled', 'meeting'),
    handle: (context, { params, body }) => scheduleMeeting(context, params, body),
  }),
  route(contract.cancelMeeting, {
    ...writers('meeting_cancelled', 'meeting'),
    handle: (context, { params, body }) => cancelMeeting(context, params, body),
  }),
  route(contract.recordAttendance, {
    ...writers('attendance_recorded', 'meeting'),
    handle: (context, { params, body }) => recordAttendance(context, params, body),
  }),
  route(contract.draftMeetingAgenda, {
    ...readers,
    handle: (context, { params }) => draftMeetingAgenda(context, params),
  }),
  route(contract.saveAgenda, {
    ...writers('agenda_saved', 'meeting'),
    handle: (context, { params, body }) => saveAgenda(context, params, body),
  }),
  route(contract.saveMinutes, {
    ...writers('minutes_saved', 'meeting'),
    handle: (context, { params, body }) => saveMinutes(context, params, body),
  }),
  route(contract.handOverMinutes, {
    ...writers('minutes_handed_over', 'meeting'),
    handle: (context, { params, body }) => handOverMinutes(context, params, body),
  }),
  route(contract.downloadMeeting, { ...readers, handle: (context, { params }) => downloadMeeting(context, params) }),
]
