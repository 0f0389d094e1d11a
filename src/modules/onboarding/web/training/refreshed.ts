import { listTrainings } from '../../contract.ts'
import { refreshedByMeetings } from '../meetings/refreshed.ts'

/** What a change of a training shows in; its time is a meeting's. */
export const refreshedByTrainings = [listTrainings, ...refreshedByMeetings]
