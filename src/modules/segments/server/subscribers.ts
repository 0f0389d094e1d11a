import {
  accountChanged,
  accountCreated,
  accountsChanged,
  accountsImported,
  phaseMoved,
  stakeholdersChanged,
} from '#modules/accounts/events.ts'
import { subscribe } from '#platform/events/subscriber.ts'
import type { Sources } from './conditions/compile-condition.ts'
import { refreshSegments } from './members/refresh-segments.ts'

/** One customer's change moves that customer at once; what tells of nothing is followed by the schedule. */
export const segmentsSubscribers = (sources: Sources) => [
  subscribe('segments.place_new_account', accountCreated, (context, { accountId }) =>
    refreshSegments(context, sources, accountId),
  ),
  subscribe('segments.place_changed_account', accountChanged, (context, { accountId }) =>
    refreshSegments(context, sources, accountId),
  ),
  subscribe('segments.place_changed_accounts', accountsChanged, (context) => refreshSegments(context, sources)),
  subscribe('segments.place_moved_account', phaseMoved, (context, { accountId }) =>
    refreshSegments(context, sources, accountId),
  ),
  subscribe('segments.place_account_of_people', stakeholdersChanged, (context, { accountId }) =>
    refreshSegments(context, sources, accountId),
  ),
  subscribe('segments.place_imported_accounts', accountsImported, (context) => refreshSegments(context, sources)),
]
