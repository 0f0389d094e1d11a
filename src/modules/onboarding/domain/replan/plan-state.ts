import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { SideCalendars } from '../plan/side-calendars.ts'
import type { TaskMap } from './propagate.ts'

/** A plan as it stands on a day, and the days on which it is worked. */
export interface PlanState {
  tasks: TaskMap
  calendars: SideCalendars
  valueTaskKey: string
  today: PlainDateString
}
