import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { onboardingEvents } from '../events.ts'
import { onboardingPermissions } from './access.ts'
import { watchProjects } from './attention/watch-projects.ts'
import { onboardingAttributes } from './attributes/attributes.ts'
import { createHealthReader } from './exam/read-health.ts'
import { watchExams } from './exam/watch-exams.ts'
import { checkPastForecasts } from './forecast/check/check-forecasts.ts'
import { forecastProjects } from './forecast/forecast-projects.ts'
import { remindOfHomework } from './homework/remind.ts'
import { draftWelcomes } from './mails/draft-welcomes.ts'
import { dropStaleProposals } from './meetings/drop-proposals.ts'
import { draftKickoffInvitations } from './meetings/invitations/draft-kickoffs.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { onboardingRoutes } from './routes.ts'
import { onboardingSubscribers } from './subscribers.ts'
import { followLeftBehind, followUsageJob } from './usage/follow-usage.ts'
import { measureGoals, measureGoalsJob } from './usage/measure-goals.ts'

/** `sources` tells what all modules know of customers. */
export const onboardingModule = (sources: () => readonly AttributeSource[]): ModuleManifest => ({
  name: 'onboarding',
  routes: onboardingRoutes(createHealthReader(sources)),
  permissions: onboardingPermissions,
  events: onboardingEvents,
  subscribers: onboardingSubscribers,
  jobs: [followUsageJob, measureGoalsJob],
  schedules: [
    followLeftBehind,
    // Before the day's forecasts, whose bands are widened by what it finds.
    { name: 'onboarding.check_forecasts', every: 'day', atHour: 4, run: checkPastForecasts },
    // Before anybody looks at the list, and before what is due today is told.
    { name: 'onboarding.forecast_projects', every: 'day', atHour: 5, run: forecastProjects },
    // After the night's late events, and before the day's work is told.
    { name: 'onboarding.measure_goals', every: 'day', atHour: 6, run: measureGoals },
    { name: 'onboarding.watch_projects', every: 'day', atHour: 8, run: watchProjects },
    { name: 'onboarding.watch_exams', every: 'day', atHour: 8, run: watchExams },
    { name: 'onboarding.draft_welcomes', every: 'day', atHour: 8, run: draftWelcomes },
    { name: 'onboarding.draft_kickoff_invitations', every: 'day', atHour: 8, run: draftKickoffInvitations },
    { name: 'onboarding.drop_stale_proposals', every: 'day', atHour: 8, run: dropStaleProposals },
    { name: 'onboarding.remind_of_homework', every: 'day', atHour: 8, run: remindOfHomework },
  ],
  attributes: onboardingAttributes,
  messages: { ja, en },
})
