import { addBusinessDays, type BusinessCalendar } from '#platform/kernel/calendar.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'

export interface ExamTiming {
  /** Days after the start (day 0). */
  sendOnDay: number
  closeOnDay: number
  firstReminderBusinessDays: number
  lastReminderDaysBeforeClose: number
  graceBusinessDays: number
}

export const defaultExamTiming: ExamTiming = {
  sendOnDay: 80,
  closeOnDay: 90,
  firstReminderBusinessDays: 3,
  lastReminderDaysBeforeClose: 1,
  graceBusinessDays: 5,
}

/** So many days before a conditional graduation is judged again, the question is put once more. */
const askedAgainDaysBefore = 7

/** The days of the exam that is put once more, for the day of the next judgement. */
export function rejudgementDates(
  rejudgeOn: PlainDateString,
  calendar: BusinessCalendar,
  timing: ExamTiming = defaultExamTiming,
) {
  return datesBetween(addDays(rejudgeOn, -askedAgainDaysBefore), rejudgeOn, { calendar, timing })
}

/** The days of the exam, counted from the contract's start or the first day of use; `remindersOn` are in order. */
export function examDates(start: PlainDateString, calendar: BusinessCalendar, timing: ExamTiming = defaultExamTiming) {
  return datesBetween(addDays(start, timing.sendOnDay), addDays(start, timing.closeOnDay), { calendar, timing })
}

function datesBetween(
  sendOn: PlainDateString,
  closesOn: PlainDateString,
  { calendar, timing }: { calendar: BusinessCalendar; timing: ExamTiming },
) {
  return {
    sendOn,
    remindersOn: [
      addBusinessDays(calendar, sendOn, timing.firstReminderBusinessDays),
      addDays(closesOn, -timing.lastReminderDaysBeforeClose),
    ],
    closesOn,
    graceEndsOn: addBusinessDays(calendar, closesOn, timing.graceBusinessDays),
  }
}
