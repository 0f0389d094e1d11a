import {
  accountCreated,
  accountsImported,
  customerContacted,
  handoffAccepted,
  phaseMoved,
  stakeholderLeft,
  stakeholdersChanged,
} from '#modules/accounts/events.ts'
import { ticketsChanged } from '#modules/integrations/events.ts'
import {
  endedWithoutValue,
  examAnswered,
  firstValueReached,
  graduated,
  homeworkAnswered,
  measurementRecorded,
  meetingHeld,
  meetingsMissed,
  planMoved,
  projectStarted,
  taskCompleted,
  valueConfirmed,
  valueWithdrawn,
} from '#modules/onboarding/events.ts'
import { entered, left } from '#modules/segments/events.ts'
import { usageRolled } from '#modules/usage/events.ts'
import type { EventDeclaration } from '#platform/events/event.ts'
import { type Subscriber, subscribe } from '#platform/events/subscriber.ts'
import { rescore, rescoreMoved, type Sources, scoreAndTell } from './scoring/rescore.ts'

const ofOneCustomer: readonly EventDeclaration[] = [
  accountCreated,
  phaseMoved,
  stakeholderLeft,
  stakeholdersChanged,
  customerContacted,
  handoffAccepted,
  projectStarted,
  planMoved,
  taskCompleted,
  homeworkAnswered,
  meetingHeld,
  meetingsMissed,
  measurementRecorded,
  firstValueReached,
  valueConfirmed,
  valueWithdrawn,
  examAnswered,
  graduated,
  endedWithoutValue,
]

/** Whatever a measure may look at happens to a customer: it is scored anew. */
export function healthSubscribers(sources: Sources): Subscriber[] {
  return [
    ...ofOneCustomer.map((event) =>
      subscribe(`health.rescore_after_${event.name}`, event, (context, payload, accountId) => {
        const id = accountId ?? accountIdIn(payload)
        return id === null ? Promise.resolve() : rescore(context, [id])
      }),
    ),
    subscribe('health.rescore_after_usage', usageRolled, (context, { accountIds }) => rescore(context, accountIds)),
    subscribe('health.rescore_after_tickets', ticketsChanged, (context, { accountIds }) =>
      rescore(context, accountIds),
    ),
    ...[entered, left].map((event) =>
      subscribe(`health.rescore_after_${event.name}`, event, (context, { segmentId, at }) =>
        rescoreMoved(context, segmentId, at),
      ),
    ),
    subscribe('health.score_imported', accountsImported, async (context) => {
      await scoreAndTell(context, sources())
    }),
  ]
}

function accountIdIn(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('accountId' in payload)) return null
  return typeof payload.accountId === 'string' ? payload.accountId : null
}
