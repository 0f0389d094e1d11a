export const respondents = ['champion', 'sponsor'] as const
export type Respondent = (typeof respondents)[number]

/** In which part a person answers the exam question; null for those whom it does not ask. Nobody answers it in both. */
export function respondentOf(roles: readonly string[]): Respondent | null {
  if (roles.includes('champion')) return 'champion'
  return roles.includes('executive_sponsor') || roles.includes('decision_maker') ? 'sponsor' : null
}
