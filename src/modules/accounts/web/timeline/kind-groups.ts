/** What of the timeline can be shown alone, and the kinds of entries it consists of. */
export const kindGroups = {
  all: undefined,
  notes: ['accounts.note'],
  contacts: [
    'accounts.contact_phone',
    'accounts.contact_chat',
    'accounts.contact_mail',
    'accounts.contact_visit',
    'onboarding.homework_answered',
  ],
  usage: [
    'onboarding.early_win_reached',
    'onboarding.early_win_moved',
    'onboarding.early_win_withdrawn',
    'onboarding.goal_reached_by_usage',
    'onboarding.usage_watch_changed',
  ],
  tickets: [
    'integrations.ticket_severe_opened',
    'integrations.ticket_severe_reopened',
    'integrations.ticket_severe_solved',
  ],
  phases: ['accounts.phase_moved'],
  people: [
    'accounts.stakeholder_added',
    'accounts.stakeholder_changed',
    'accounts.stakeholder_left',
    'accounts.stakeholder_removed',
  ],
  changes: [
    'accounts.account_created',
    'accounts.account_updated',
    'accounts.account_archived',
    'accounts.account_restored',
  ],
} as const

export type KindGroup = keyof typeof kindGroups
export const kindGroupNames = [
  'all',
  'notes',
  'contacts',
  'usage',
  'tickets',
  'phases',
  'people',
  'changes',
] as const satisfies readonly KindGroup[]
