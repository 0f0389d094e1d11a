/** A training counts as done when this share of those who were asked has completed it (customer success method). */
export const enoughParticipation = 0.8

export interface Learner {
  hasAttended: boolean | null
  completedOn: string | null
  /** Gave its own name; nobody asked it. */
  isSelfNamed?: boolean
}

export interface Participation {
  asked: number
  completed: number
  /** 0–1; null while nobody was asked, which is not zero. */
  rate: number | null
  isEnough: boolean
}

/** Came, or worked through it alone. */
export const hasCompleted = ({ hasAttended, completedOn }: Learner): boolean =>
  hasAttended === true || completedOn !== null

/** How many of those asked have completed it; who only named itself counts once somebody said that it came. Pure. */
export function participationOf(learners: readonly Learner[]): Participation {
  const counted = learners.filter((learner) => learner.isSelfNamed !== true || hasCompleted(learner))
  const asked = counted.length
  const completed = counted.filter(hasCompleted).length
  const rate = asked === 0 ? null : completed / asked
  return { asked, completed, rate, isEnough: rate !== null && rate >= enoughParticipation }
}
