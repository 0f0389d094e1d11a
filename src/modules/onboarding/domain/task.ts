/** A text in both languages of the product. */
export interface BilingualText {
  ja: string
  en: string
}

export const sides = ['vendor', 'customer', 'joint'] as const
/** Who does the work. Joint work needs both on the same day. */
export type Side = (typeof sides)[number]

export const ownerRoles = [
  'sales',
  'onboarding_specialist',
  'csm',
  'manager',
  'champion',
  'sponsor',
  'customer_admin',
  'it_contact',
  'end_user_lead',
  'system',
] as const
/** Templates name roles; the person is found when a project is made from the program. */
export type OwnerRole = (typeof ownerRoles)[number]

export const onboardingElements = [
  'kickoff_planning',
  'implementation',
  'training',
  'early_adoption',
  'success_validation',
  'handoff',
] as const
/** The six elements that every onboarding program is made of. */
export type OnboardingElement = (typeof onboardingElements)[number]

export const taskKinds = [
  'handoff',
  'welcome',
  'how_to',
  'hearing',
  'security',
  'kickoff',
  'minutes',
  'baseline',
  'environment',
  'import',
  'integration',
  'training',
  'pilot',
  'first_value',
  'go_live',
  'review_30',
  'review_60',
  'review_90',
  'measurement',
  'exam',
  'completion',
  'next_plan',
  'csm_handoff',
] as const
/** What software recognises a task by, whatever its name says. */
export type TaskKind = (typeof taskKinds)[number]

export const taskStatuses = ['todo', 'doing', 'done', 'skipped'] as const
/** Skipped work (moved to phase 2, not needed here) asks nothing of anybody any more. */
export type TaskStatus = (typeof taskStatuses)[number]

/** Whether the customer sees a task of a program: what it has a part in, unless the program says. */
export function visibilityOf(task: { side: Side; visibility?: 'internal' | 'customer' | undefined }) {
  return task.visibility ?? (task.side === 'vendor' ? 'internal' : 'customer')
}

/** Whether somebody still has to do it. */
export function isOpen(task: { status: TaskStatus }): boolean {
  return task.status === 'todo' || task.status === 'doing'
}

/** The most that is asked of a customer in one piece, in minutes. */
export const maxChunkMinutes = 30

/** What the weight of a task is made from, where a program names none. */
export interface WeightBasis {
  startOffset: number
  dueOffset: number
  isMilestone: boolean
  weight?: number | undefined
}

/** Share in the project's progress: one a day of its window, at least one; a milestone adds five. */
export function taskWeight(task: WeightBasis): number {
  return task.weight ?? Math.max(1, task.dueOffset - task.startOffset) + (task.isMilestone ? 5 : 0)
}
