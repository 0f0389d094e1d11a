import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'
import { meetingKinds, watchedRoles } from './domain/meeting/meeting.ts'
import { homeworkAnswers } from './domain/plan/homework.ts'

const project = z.object({ projectId: z.string() })
const onDay = project.extend({ on: z.string() })

export const projectStarted = declareEvent(
  'onboarding.project_started',
  project.extend({ programKey: z.string(), contractStartOn: z.string(), valueOn: z.string() }),
)
export const planMoved = declareEvent(
  'onboarding.plan_moved',
  project.extend({ tasks: z.number(), valueDateDays: z.number() }),
)
export const kickoffDone = declareEvent('onboarding.kickoff_done', onDay)
export const taskCompleted = declareEvent(
  'onboarding.task_completed',
  onDay.extend({ taskId: z.string(), taskKey: z.string(), side: z.enum(['vendor', 'customer', 'joint']) }),
)
export const earlyWinReached = declareEvent('onboarding.early_win_reached', onDay.extend({ key: z.string() }))
export const measurementRecorded = declareEvent(
  'onboarding.measurement_recorded',
  onDay.extend({ goalId: z.string(), value: z.number() }),
)
export const firstValueReached = declareEvent('onboarding.first_value_reached', onDay)
export const criteriaAgreed = declareEvent('onboarding.criteria_agreed', onDay)
export const valueConfirmed = declareEvent(
  'onboarding.value_confirmed',
  onDay.extend({ source: z.enum(['customer', 'on_behalf']) }),
)
/** A confirmation was taken back or had been recorded by mistake. */
export const valueWithdrawn = declareEvent('onboarding.value_withdrawn', onDay)
export const examOpened = declareEvent('onboarding.exam_opened', project.extend({ closesOn: z.string() }))
/** Nobody whose answer is needed has given one by the end of the grace. */
export const examUnanswered = declareEvent('onboarding.exam_unanswered', onDay)
export const rejudgementDue = declareEvent('onboarding.rejudgement_due', onDay)
export const examAnswered = declareEvent(
  'onboarding.exam_answered',
  project.extend({ respondent: z.enum(['champion', 'sponsor']), score: z.number() }),
)
export const graduated = declareEvent('onboarding.graduated', onDay)
export const graduatedConditionally = declareEvent('onboarding.graduated_conditionally', onDay)
/** Both sides accepted the handoff to ongoing customer success. */
export const handedOver = declareEvent('onboarding.handed_over', onDay)
export const endedWithoutValue = declareEvent('onboarding.ended_without_value', onDay.extend({ reasonKey: z.string() }))
export const valueOverdueWarned = declareEvent('onboarding.value_overdue_warned', project.extend({ day: z.number() }))
export const rekickoffDue = declareEvent(
  'onboarding.rekickoff_due',
  project.extend({ day: z.number().nullable(), because: z.enum(['day_90', 'exam']) }),
)
export const rekickedOff = declareEvent('onboarding.rekicked_off', onDay.extend({ cycle: z.number() }))
export const reminderDue = declareEvent(
  'onboarding.reminder_due',
  project.extend({
    taskId: z.string(),
    kind: z.enum(['before_due', 'after_due', 'long_overdue']),
    dueOn: z.string(),
  }),
)
/** How the customer says that overdue homework stands. */
export const homeworkAnswered = declareEvent(
  'onboarding.homework_answered',
  project.extend({ taskId: z.string(), answer: z.enum(homeworkAnswers) }),
)
const meeting = project.extend({ meetingId: z.string(), kind: z.enum(meetingKinds) })
export const meetingScheduled = declareEvent('onboarding.meeting_scheduled', meeting.extend({ startsAt: z.string() }))
export const meetingCancelled = declareEvent('onboarding.meeting_cancelled', meeting)
export const meetingHeld = declareEvent('onboarding.meeting_held', meeting.extend({ on: z.string() }))
/** A role that carries the project missed its latest meetings in a row; told when it begins. */
export const meetingsMissed = declareEvent(
  'onboarding.meetings_missed',
  onDay.extend({ role: z.enum(watchedRoles), count: z.number() }),
)
export const minutesHandedOver = declareEvent(
  'onboarding.minutes_handed_over',
  meeting.extend({ how: z.enum(['mail', 'portal', 'by_hand']) }),
)

/** Enough of those who were asked have completed a training; told when it first comes about. */
export const trainingCompleted = declareEvent(
  'onboarding.training_completed',
  project.extend({ trainingId: z.string(), asked: z.number(), completed: z.number() }),
)
export const skillCheckTaken = declareEvent(
  'onboarding.skill_check_taken',
  onDay.extend({ trainingId: z.string(), participantId: z.string(), share: z.number(), hasPassed: z.boolean() }),
)
/** The hours of a sold package are nearly used up; told once. */
export const packageNearlyUsed = declareEvent(
  'onboarding.package_nearly_used',
  project.extend({ packageSaleId: z.string(), used: z.number(), included: z.number() }),
)

export const blockerRaised = declareEvent(
  'onboarding.blocker_raised',
  project.extend({ blockerId: z.string(), kind: z.string(), ownerSide: z.string(), impact: z.string() }),
)
export const blockerResolved = declareEvent('onboarding.blocker_resolved', onDay.extend({ blockerId: z.string() }))
export const scopeAgreed = declareEvent(
  'onboarding.scope_agreed',
  onDay.extend({ statement: z.number(), source: z.enum(['customer', 'on_behalf']) }),
)
export const scopeRequestDecided = declareEvent(
  'onboarding.scope_request_decided',
  project.extend({ requestId: z.string(), phase: z.number(), isAgreed: z.boolean() }),
)
export const projectExtended = declareEvent(
  'onboarding.project_extended',
  project.extend({ extension: z.number(), from: z.string(), to: z.string() }),
)
export const adviceDecided = declareEvent(
  'onboarding.advice_decided',
  project.extend({ advice: z.string(), isAccepted: z.boolean() }),
)
export const incidentReported = declareEvent(
  'onboarding.incident_reported',
  project.extend({ incidentId: z.string(), urgency: z.string() }),
)
export const incidentExplained = declareEvent('onboarding.incident_explained', onDay.extend({ incidentId: z.string() }))

export const onboardingEvents = [
  blockerRaised,
  blockerResolved,
  scopeAgreed,
  scopeRequestDecided,
  projectExtended,
  adviceDecided,
  incidentReported,
  incidentExplained,
  projectStarted,
  planMoved,
  kickoffDone,
  taskCompleted,
  earlyWinReached,
  measurementRecorded,
  firstValueReached,
  criteriaAgreed,
  valueConfirmed,
  valueWithdrawn,
  examOpened,
  examUnanswered,
  rejudgementDue,
  examAnswered,
  graduated,
  graduatedConditionally,
  handedOver,
  endedWithoutValue,
  valueOverdueWarned,
  rekickoffDue,
  rekickedOff,
  reminderDue,
  meetingScheduled,
  meetingCancelled,
  meetingHeld,
  meetingsMissed,
  minutesHandedOver,
  homeworkAnswered,
  trainingCompleted,
  skillCheckTaken,
  packageNearlyUsed,
]
