import { listMessages } from '#modules/messaging/contract.ts'
import { listMeetings, listProjectMeetings, readProject } from '../../contract.ts'

/** What a change of a meeting shows in: lists of meetings, the project (tasks, kickoff), the drafts it makes. */
export const refreshedByMeetings = [listProjectMeetings, listMeetings, readProject, listMessages]
