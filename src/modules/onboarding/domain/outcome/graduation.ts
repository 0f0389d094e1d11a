import type { PlainDateString } from '#platform/kernel/dates.ts'

export const criterionCategories = ['setup', 'use', 'outcome', 'team', 'intent'] as const
/** By what a criterion is judged: measured usage, evidence, the customer's word, ours, or the exam. */
export const criterionMethods = ['usage', 'evidence', 'customer', 'csm', 'survey'] as const
export type CriterionMethod = (typeof criterionMethods)[number]
export const criterionStates = ['met', 'unmet', 'unknown'] as const
export const verdicts = ['passed', 'conditional', 'rekickoff', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

/** A completion criterion agreed with the customer. A project may have none that is a task percentage. */
export interface CriterionState {
  key: string
  category: (typeof criterionCategories)[number]
  isMust: boolean
  state: (typeof criterionStates)[number]
}

export interface GoalState {
  key: string
  isMust: boolean
  isAchieved: boolean
  hasEvidence: boolean
}

/** The customer's own confirmation that value was reached: who, when, in which words. */
export interface ConfirmedValue {
  confirmedBy: string
  confirmedOn: PlainDateString
  words: string
}

export interface ExamAnswer {
  /** Wish to renew, 0–10. */
  score: number
  reason: string
}

export interface GraduationFacts {
  today: PlainDateString
  /** Last day to answer, and the last day of the grace that follows. */
  exam: { closesOn: PlainDateString; graceEndsOn: PlainDateString }
  champion: ExamAnswer | null
  sponsor: ExamAnswer | null
  criteria: readonly CriterionState[]
  /** Whether the customer has agreed to all of them as they stand; plays no part where there are none. */
  areCriteriaAgreed: boolean
  goals: readonly GoalState[]
  confirmedValue: ConfirmedValue | null
  /** Level reached against the level required; null where the program asks for none. */
  enablement: { level: number; required: number } | null
  /** Health that was never computed is unknown, which blocks nothing. */
  health: 'healthy' | 'watch' | 'at_risk' | 'unknown'
}

export interface GraduationPolicy {
  /** Whose score counts: the lower of both answers, or the champion's. */
  scoreBasis: 'lowest' | 'champion'
  passScore: number
  conditionalScore: number
  maxUnmetForConditional: number
}

export const defaultGraduationPolicy: GraduationPolicy = {
  scoreBasis: 'lowest',
  passScore: 8,
  conditionalScore: 6,
  maxUnmetForConditional: 2,
}

export type GraduationReasonCode =
  | 'awaiting_answer'
  | 'unanswered'
  | 'unanswered_after_grace'
  | 'sponsor_unanswered'
  | 'score_between'
  | 'score_low'
  | 'criteria_not_agreed'
  | 'criterion_not_met'
  | 'no_must_goal'
  | 'goal_not_achieved'
  | 'goal_without_evidence'
  | 'value_not_confirmed'
  | 'enablement_below_required'
  | 'health_not_green'
  | 'health_unknown'

export interface GraduationReason {
  code: GraduationReasonCode
  /** The criterion or goal that is meant. */
  key?: string
}

export interface GraduationJudgement {
  verdict: Verdict
  /** The score that counted; null without the champion's answer. */
  score: number | null
  /** How many must-haves are not met. */
  unmet: number
  reasons: GraduationReason[]
}

/**
 * The graduation judgement. Passed needs the score and every must-have, among them the value confirmed by the customer;
 * one or two that are missing, or a middling score, make it conditional; more, or a low score, a re-kickoff. Progress of
 * tasks plays no part. Without the champion's answer: unknown until the exam closes, a re-kickoff during the grace,
 * unknown after it.
 */
export function judgeGraduation(
  facts: GraduationFacts,
  policy: GraduationPolicy = defaultGraduationPolicy,
): GraduationJudgement {
  const unmet = unmetMustHaves(facts)
  const reasons = facts.health === 'unknown' ? [...unmet, { code: 'health_unknown' } as const] : unmet
  const { champion, sponsor } = facts
  if (champion === null) return { ...unanswered(facts, reasons), score: null, unmet: unmet.length }

  const score =
    policy.scoreBasis === 'lowest' && sponsor !== null ? Math.min(champion.score, sponsor.score) : champion.score
  const judged = (verdict: Verdict, ...scoreReasons: GraduationReason[]): GraduationJudgement => ({
    verdict,
    score,
    unmet: unmet.length,
    reasons: [...scoreReasons, ...(sponsor === null ? [{ code: 'sponsor_unanswered' } as const] : []), ...reasons],
  })
  if (score < policy.conditionalScore) return judged('rekickoff', { code: 'score_low' })
  const scoreReasons: GraduationReason[] = score < policy.passScore ? [{ code: 'score_between' }] : []
  if (unmet.length > policy.maxUnmetForConditional) return judged('rekickoff', ...scoreReasons)
  return judged(unmet.length === 0 && scoreReasons.length === 0 ? 'passed' : 'conditional', ...scoreReasons)
}

function unanswered(facts: GraduationFacts, reasons: GraduationReason[]) {
  const { today, exam } = facts
  if (today <= exam.closesOn) return answerMissing('unknown', 'awaiting_answer', reasons)
  if (today <= exam.graceEndsOn) return answerMissing('rekickoff', 'unanswered', reasons)
  return answerMissing('unknown', 'unanswered_after_grace', reasons)
}

function answerMissing(verdict: Verdict, code: GraduationReasonCode, reasons: GraduationReason[]) {
  return { verdict, reasons: [{ code }, ...reasons] }
}

function unmetMustHaves(facts: GraduationFacts): GraduationReason[] {
  const unmet: GraduationReason[] = []
  if (facts.criteria.length > 0 && !facts.areCriteriaAgreed) unmet.push({ code: 'criteria_not_agreed' })
  // The score is judged by itself: counting the criterion of intent as well would punish a 7 twice.
  for (const { key, category, isMust, state } of facts.criteria) {
    if (isMust && category !== 'intent' && state !== 'met') unmet.push({ code: 'criterion_not_met', key })
  }
  const mustGoals = facts.goals.filter((goal) => goal.isMust)
  if (mustGoals.length === 0) unmet.push({ code: 'no_must_goal' })
  for (const { key, isAchieved, hasEvidence } of mustGoals) {
    if (!isAchieved) unmet.push({ code: 'goal_not_achieved', key })
    else if (!hasEvidence) unmet.push({ code: 'goal_without_evidence', key })
  }
  if (!isValueConfirmed(facts.confirmedValue, facts.today)) unmet.push({ code: 'value_not_confirmed' })
  if (facts.enablement !== null && facts.enablement.level < facts.enablement.required) {
    unmet.push({ code: 'enablement_below_required' })
  }
  if (facts.health === 'watch' || facts.health === 'at_risk') unmet.push({ code: 'health_not_green' })
  return unmet
}

/** Whether the customer has confirmed the value: a person, words, and a day that is not in the future. */
function isValueConfirmed(value: ConfirmedValue | null, today: PlainDateString): boolean {
  return value !== null && value.confirmedBy.trim() !== '' && value.words.trim() !== '' && value.confirmedOn <= today
}

/** A set of criteria must hold at least one outcome and one intent that are must-haves. */
export function criteriaFlaws(
  criteria: readonly Pick<CriterionState, 'category' | 'isMust'>[],
): ('no_outcome_criterion' | 'no_intent_criterion')[] {
  const hasMust = (category: CriterionState['category']) =>
    criteria.some((each) => each.isMust && each.category === category)
  return [
    ...(hasMust('outcome') ? [] : ['no_outcome_criterion' as const]),
    ...(hasMust('intent') ? [] : ['no_intent_criterion' as const]),
  ]
}

/** Whether only a reason on paper lets a person say it is met: usage and evidence are facts, not opinions. */
export function needsEvidence(verifiedBy: readonly CriterionMethod[]): boolean {
  return verifiedBy.every((method) => method === 'usage' || method === 'evidence')
}
