import type { BlockerKind, Impact } from '../blocker.ts'
import type { Verdict } from '../outcome/graduation.ts'
import type { Holder } from '../waiting/ledger.ts'

export const adviceKinds = [
  'escalate',
  'rekick_off',
  'extend',
  'contact_customer',
  'setup_on_behalf',
  'low_touch',
  'extra_training',
  'progress_dashboard',
  'nothing',
] as const
export type AdviceKind = (typeof adviceKinds)[number]

export const adviceReasons = [
  'no_response',
  'value_late',
  'disagreement',
  'unsolved_technical',
  'dissatisfaction',
  'opposed_person',
  'low_intent',
  'underestimated',
  'busy_season',
  'outside_dependency',
  'scope_added',
  'day_90',
  'exam_failed',
  'extensions_used',
  'we_are_silent',
  'setup_late',
  'training_late',
  'behind_plan',
  'on_course',
] as const
export type AdviceReason = (typeof adviceReasons)[number]

/** Without a sign of the customer for as many business days (two weeks), or of us towards it. */
export const silence = { escalateAfter: 10, ghostAfter: 5 } as const
/** A score of 0–6 is a detractor's. */
const lowIntent = 6
/** Share of the plan's work: done at least this much of what is due counts as good progress; so far behind, as behind. */
const goodPace = 0.9
const behindBy = 0.15
/** Business days that setup or training homework is late before somebody steps in. */
const stepInAfter = 5

export interface AdviceBlocker {
  id: string
  kind: BlockerKind
  title: string
  ownerSide: Holder
  impact: Impact
  hasSolution: boolean
}

export interface AdviceFacts {
  /** Of a program that runs by itself: nobody is in talks with the customer who could take the silence higher. */
  isByItself: boolean
  /** Past its kickoff, or of a program without one: before, there is no plan to be extended and nobody to be helped with setup. */
  isRunning: boolean
  /** Business days without a sign of the customer, and of us. */
  customerQuietDays: number
  ourQuietDays: number
  /** Those that stand in the way now. */
  blockers: readonly AdviceBlocker[]
  /** Champions and sponsors who are against it. */
  opposed: number
  /** The lower answer of this round's exam; null while nobody answered. */
  examScore: number | null
  verdict: Verdict | null
  day90: 'ok' | 'warn' | 'rekickoff_due'
  progress: number | null
  expectedProgress: number | null
  /** Calendar days by which the plan reaches the value date late. */
  slipDays: number
  /** Requests agreed for phase 1 in this round. */
  scopeAdded: number
  extensionsUsed: number
  extensionsLeft: number
  /** The customer's setup and training work that is late, and for how many business days at most. */
  setupLate: { count: number; days: number }
  trainingLate: { count: number; days: number }
  /** Days since the contract against those that the program takes, where they are over and there is no value yet; else null. */
  valueLate: { days: number; range: number } | null
}

export interface Reason {
  code: AdviceReason
  /** Fills the words. */
  params: Readonly<Record<string, string | number>>
  /** The blocker it is about; null where it is about the project. */
  blockerId: string | null
}

export interface Advice {
  kind: AdviceKind
  reasons: Reason[]
}

/** What to do about a project, the gravest first, each with its facts; `nothing` alone when all goes well. Pure. */
export function advise(facts: AdviceFacts): Advice[] {
  const advice: Advice[] = [
    { kind: 'escalate', reasons: escalationReasons(facts) },
    { kind: 'rekick_off', reasons: rekickoffReasons(facts) },
    { kind: 'extend', reasons: extensionReasons(facts) },
    {
      kind: 'contact_customer',
      reasons: facts.ourQuietDays >= silence.ghostAfter ? [about('we_are_silent', { days: facts.ourQuietDays })] : [],
    },
    {
      kind: 'setup_on_behalf',
      reasons: [...silenceReasons(facts, true), ...lateReasons(facts, 'setup_late', facts.setupLate)],
    },
    { kind: 'low_touch', reasons: [...silenceReasons(facts, true), ...valueReasons(facts)] },
    { kind: 'extra_training', reasons: lateReasons(facts, 'training_late', facts.trainingLate) },
    { kind: 'progress_dashboard', reasons: behindReasons(facts) },
  ]
  const given = advice.filter(({ reasons }) => reasons.length > 0)
  return given.length > 0 ? given : [{ kind: 'nothing', reasons: [about('on_course')] }]
}

function about(code: AdviceReason, params: Reason['params'] = {}, blockerId: string | null = null): Reason {
  return { code, params, blockerId }
}

function ofBlockers(facts: AdviceFacts, code: AdviceReason, isMeant: (blocker: AdviceBlocker) => boolean): Reason[] {
  return facts.blockers.filter(isMeant).map(({ id, title }) => about(code, { title }, id))
}

function escalationReasons(facts: AdviceFacts): Reason[] {
  const { opposed, examScore } = facts
  return [
    ...silenceReasons(facts, false),
    ...ofBlockers(facts, 'disagreement', ({ kind }) => kind === 'scope' || kind === 'contract'),
    ...ofBlockers(facts, 'unsolved_technical', ({ kind, hasSolution }) => kind === 'technical' && !hasSolution),
    ...ofBlockers(facts, 'dissatisfaction', ({ kind }) => kind === 'expectation' || kind === 'relationship'),
    ...(opposed > 0 ? [about('opposed_person', { count: opposed })] : []),
    ...(examScore !== null && examScore <= lowIntent ? [about('low_intent', { score: examScore })] : []),
  ]
}

/** The customer's silence, where the program is run by people or runs by itself as asked. */
function silenceReasons({ customerQuietDays, isByItself }: AdviceFacts, asked: boolean): Reason[] {
  const isSilent = isByItself === asked && customerQuietDays > silence.escalateAfter
  return isSilent ? [about('no_response', { days: customerQuietDays })] : []
}

/** A program that runs by itself has had its time: somebody should look after the customer. */
function valueReasons({ valueLate, isByItself }: AdviceFacts): Reason[] {
  return isByItself && valueLate !== null ? [about('value_late', valueLate)] : []
}

function rekickoffReasons({ day90, verdict, slipDays, extensionsUsed, extensionsLeft }: AdviceFacts): Reason[] {
  return [
    ...(day90 === 'rekickoff_due' ? [about('day_90')] : []),
    ...(verdict === 'rekickoff' ? [about('exam_failed')] : []),
    ...(extensionsLeft === 0 && slipDays > 0
      ? [about('extensions_used', { count: extensionsUsed, days: slipDays })]
      : []),
  ]
}

/**
 * More time is for those who are on their way: it is no answer to silence, nor to a date that is not in danger, nor where
 * the time for a first sign of value has run out.
 */
function extensionReasons(facts: AdviceFacts): Reason[] {
  const { isRunning, slipDays, customerQuietDays, extensionsLeft, progress, expectedProgress, scopeAdded } = facts
  if (facts.day90 === 'rekickoff_due') return []
  if (!isRunning || extensionsLeft === 0 || slipDays <= 0 || customerQuietDays > silence.escalateAfter) return []
  const params = { days: slipDays }
  const isOnPace = progress !== null && expectedProgress !== null && progress >= expectedProgress * goodPace
  return [
    ...(isOnPace ? [about('underestimated', params)] : []),
    ...ofBlockers(facts, 'busy_season', ({ kind, ownerSide }) => kind === 'schedule' && ownerSide === 'customer'),
    ...ofBlockers(facts, 'outside_dependency', ({ ownerSide }) => ownerSide === 'third_party'),
    ...(scopeAdded > 0 ? [about('scope_added', { count: scopeAdded, days: slipDays })] : []),
  ]
}

function lateReasons(facts: AdviceFacts, code: AdviceReason, late: AdviceFacts['setupLate']): Reason[] {
  return facts.isRunning && late.count > 0 && late.days >= stepInAfter
    ? [about(code, { count: late.count, days: late.days })]
    : []
}

function behindReasons({ isRunning, progress, expectedProgress }: AdviceFacts): Reason[] {
  if (!isRunning || progress === null || expectedProgress === null || expectedProgress - progress < behindBy) return []
  return [about('behind_plan', { percent: Math.round((expectedProgress - progress) * 100) })]
}
