/** In which part a person answers the exam question; null for those whom it does not ask. */
export function respondentOf(roles: readonly string[]): 'champion' | 'sponsor' | null {
  if (roles.includes('executive_sponsor') || roles.includes('decision_maker')) {
    return roles.includes('champion') ? 'champion' : 'sponsor'
  }
  return roles.includes('champion') ? 'champion' : null
}
