/** What of the timeline can be shown alone, and the kinds of entries it consists of. */
export const kindGroups = {
  all: undefined,
  notes: ['accounts.note'],
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
export const kindGroupNames = ['all', 'notes', 'phases', 'people', 'changes'] as const satisfies readonly KindGroup[]
