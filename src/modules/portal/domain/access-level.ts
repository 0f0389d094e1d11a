/** What a person of a customer may be on its page, from looking on to deciding. */
export const accessLevels = ['viewer', 'contributor', 'owner', 'executive'] as const
export type AccessLevel = (typeof accessLevels)[number]

/** Whatever can be done on the customer's page beyond reading it. */
export const portalActions = [
  'do_homework',
  'comment',
  'upload',
  'answer_hearing',
  'learn',
  'agree_criteria',
  'agree_scope',
  'agree_plan',
  'confirm_value',
  'answer_exam',
  'invite',
] as const
export type PortalAction = (typeof portalActions)[number]

/** The one table of who may do what; the server asks it for every request, the pages for what they offer. */
export const allowedActions: Readonly<Record<AccessLevel, readonly PortalAction[]>> = {
  viewer: ['learn'],
  contributor: ['do_homework', 'comment', 'upload', 'answer_hearing', 'learn'],
  owner: portalActions,
  executive: ['comment', 'learn', 'confirm_value', 'answer_exam'],
}

export const mayDo = (level: AccessLevel, action: PortalAction) => allowedActions[level].includes(action)

/** Whom a colleague may let in: those who work along, never those who decide. */
export const invitedLevels = ['viewer', 'contributor'] as const satisfies readonly AccessLevel[]

/** What suits a person by their part in the project, as a proposal to whoever makes the link. */
export function proposedLevel(roles: readonly string[]): AccessLevel {
  if (roles.includes('champion')) return 'owner'
  if (roles.includes('executive_sponsor') || roles.includes('decision_maker')) return 'executive'
  return 'contributor'
}
