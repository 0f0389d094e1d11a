import {
  customerContacted,
  calendarChanged as customersCalendarChanged,
  handoffAccepted,
  handoffSentBack,
  handoffSubmitted,
  hearingAnswered,
  hearingWritten,
  stakeholdersChanged,
} from '#modules/accounts/events.ts'
import { calendarChanged } from '#modules/identity/events.ts'
import { mailSent } from '#modules/messaging/events.ts'
import { usageRolled } from '#modules/usage/events.ts'
import type { Context } from '#platform/context/context.ts'
import { type Subscriber, subscribe } from '#platform/events/subscriber.ts'
import {
  blockerRaised,
  blockerResolved,
  earlyWinReached,
  endedWithoutValue,
  examOpened,
  graduated,
  planMoved,
  projectStarted,
  rekickedOff,
  rekickoffDue,
  taskCompleted,
} from '../events.ts'
import { tellAdditions } from './additions/tell-additions.ts'
import { noteContact } from './attention/note-contact.ts'
import { forecastProject } from './forecast/forecast-projects.ts'
import { discardRequests } from './mails/discard-mails.ts'
import { draftExam } from './mails/draft-exam.ts'
import { draftCompletion, draftEarlyWin, draftRekickoff, draftWelcome } from './mails/draft-mails.ts'
import { noteMinutesSent } from './meetings/minutes/hand-over-minutes.ts'
import { followPlan } from './meetings/plan-meetings.ts'
import { followPeople } from './owners/resolve-owners.ts'
import { proposeReplans } from './replan/propose-replans.ts'
import { reopenSheetTasks, type SheetStep, settleSheetTasks } from './sheets/settle-sheet-tasks.ts'
import { noteUsage } from './usage/follow-usage.ts'

const forecastAnew = (context: Context, { projectId }: { projectId: string }) => forecastProject(context, projectId)
const settle =
  (...steps: SheetStep[]) =>
  (context: Context, { accountId }: { accountId: string }) =>
    settleSheetTasks(context, accountId, steps)

export const onboardingSubscribers: readonly Subscriber[] = [
  subscribe('onboarding.draft_welcome', projectStarted, (context, { projectId }) => draftWelcome(context, projectId)),
  subscribe('onboarding.draft_early_win', earlyWinReached, draftEarlyWin),
  subscribe('onboarding.draft_exam', examOpened, (context, { projectId }) => draftExam(context, projectId)),
  subscribe('onboarding.draft_completion', graduated, (context, { projectId }) => draftCompletion(context, projectId)),
  subscribe('onboarding.discard_of_graduated', graduated, discardRequests),
  subscribe('onboarding.discard_of_ended', endedWithoutValue, discardRequests),
  subscribe('onboarding.draft_rekickoff', rekickoffDue, (context, { projectId }) => draftRekickoff(context, projectId)),
  subscribe('onboarding.follow_moved_plan', planMoved, (context, { projectId }) => followPlan(context, projectId)),
  subscribe('onboarding.follow_new_round', rekickedOff, (context, { projectId }) => followPlan(context, projectId)),
  subscribe('onboarding.note_contact', customerContacted, (context, { accountId }) => noteContact(context, accountId)),
  subscribe('onboarding.follow_people', stakeholdersChanged, (context, { accountId }) =>
    followPeople(context, accountId),
  ),
  subscribe('onboarding.settle_submitted_handoff', handoffSubmitted, settle('submitted')),
  subscribe('onboarding.settle_accepted_handoff', handoffAccepted, settle('submitted', 'accepted')),
  subscribe('onboarding.reopen_sent_back_handoff', handoffSentBack, (context, { accountId }) =>
    reopenSheetTasks(context, accountId),
  ),
  subscribe('onboarding.tell_answered_additions', hearingAnswered, (context, { accountId }) =>
    tellAdditions(context, accountId),
  ),
  subscribe('onboarding.tell_written_additions', hearingWritten, (context, { accountId }) =>
    tellAdditions(context, accountId),
  ),
  subscribe('onboarding.settle_answered_hearing', hearingAnswered, settle('answered')),
  subscribe('onboarding.settle_written_hearing', hearingWritten, settle('answered')),
  subscribe('onboarding.forecast_started_project', projectStarted, forecastAnew),
  subscribe('onboarding.forecast_moved_plan', planMoved, forecastAnew),
  subscribe('onboarding.forecast_new_round', rekickedOff, forecastAnew),
  subscribe('onboarding.forecast_completed_task', taskCompleted, forecastAnew),
  subscribe('onboarding.forecast_raised_blocker', blockerRaised, forecastAnew),
  subscribe('onboarding.forecast_resolved_blocker', blockerResolved, forecastAnew),
  subscribe('onboarding.note_usage', usageRolled, (context, { accountIds }) => noteUsage(context, accountIds)),
  subscribe('onboarding.note_minutes_sent', mailSent, async (context, mail, accountId) => {
    if (accountId !== null) await noteMinutesSent(context, mail, accountId)
  }),
  subscribe('onboarding.propose_replans', calendarChanged, async (context) => {
    await proposeReplans(context)
  }),
  subscribe('onboarding.propose_replan', customersCalendarChanged, async (context, { accountId }) => {
    await proposeReplans(context, accountId)
  }),
]
