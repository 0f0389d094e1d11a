import { z } from 'zod'
import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import { localTextSchema } from './local-text.ts'

export const phaseKeys = [
  'qualification',
  'onboarding',
  'adoption',
  'renewal',
  'expansion',
  'churned',
  'won_back',
] as const
export type Phase = (typeof phaseKeys)[number]

/** What is known of a customer when its phase is judged. */
export interface PhaseFacts {
  today: PlainDateString
  fitJudged: boolean
  contractSigned: boolean
  /** A contract runs today. */
  contractActive: boolean
  /** An onboarding project is planned or running. */
  projectOpen: boolean
  /** How the latest onboarding project ended; null while it runs or when there was none. */
  onboardingResult: 'graduated' | 'conditional' | 'ended_without_value' | null
  renewalOn: PlainDateString | null
  /** The outcome of the renewal due on `renewalOn` is recorded. */
  renewalSettled: boolean
  expansionOpen: boolean
  /** A churn is recorded that no later contract has undone. */
  churned: boolean
}

type Check = (facts: PhaseFacts, renewalWindowDays: number) => boolean

export const phaseConditions = [
  'fit_judged',
  'contract_signed',
  'contract_active',
  'project_open',
  'onboarding_closed',
  'graduated',
  'renewal_due',
  'renewal_settled',
  'expansion_open',
  'expansion_settled',
  'churn_recorded',
] as const
/** What entry, exit and automatic moves may ask for. */
export type PhaseCondition = (typeof phaseConditions)[number]

const checks: Record<PhaseCondition, Check> = {
  fit_judged: (facts) => facts.fitJudged,
  contract_signed: (facts) => facts.contractSigned,
  contract_active: (facts) => facts.contractActive && !facts.churned,
  project_open: (facts) => facts.projectOpen,
  onboarding_closed: (facts) => !facts.projectOpen && facts.onboardingResult !== null,
  graduated: (facts) =>
    !facts.projectOpen && (facts.onboardingResult === 'graduated' || facts.onboardingResult === 'conditional'),
  renewal_due: ({ today, renewalOn, renewalSettled }, windowDays) =>
    renewalOn !== null && !renewalSettled && daysBetween(today, renewalOn) <= windowDays,
  renewal_settled: (facts) => facts.renewalSettled,
  expansion_open: (facts) => facts.expansionOpen,
  expansion_settled: (facts) => !facts.expansionOpen,
  churn_recorded: (facts) => facts.churned,
}

const phaseSchema = z.enum(phaseKeys)
const conditionSchema = z.enum(phaseConditions)

/** The phases as data: where each leads, what must hold to enter and to leave it, and what moves by itself. */
export const phaseModelSchema = z.strictObject({
  /** From how many days before the renewal date the renewal is due. */
  renewalWindowDays: z.int().min(0).max(730),
  conditions: z.record(conditionSchema, localTextSchema),
  phases: z
    .array(
      z.strictObject({
        key: phaseSchema,
        label: localTextSchema,
        customerLabel: localTextSchema.optional(),
        moves: z.array(phaseSchema),
        entry: z.array(conditionSchema),
        exit: z.array(conditionSchema),
        /** May be entered without the exit conditions of the phase before: a customer can leave at any time. */
        ignoresExit: z.boolean().default(false),
      }),
    )
    .refine(
      (phases) => phaseKeys.every((key) => phases.filter((phase) => phase.key === key).length === 1),
      'phase_set',
    ),
  /** Tried in order; the first that applies is proposed. */
  automatic: z.array(
    z.strictObject({ from: z.array(phaseSchema), to: phaseSchema, when: z.array(conditionSchema).min(1) }),
  ),
})
export type PhaseModel = z.infer<typeof phaseModelSchema>

export interface PhaseRefusal {
  code:
    | 'accounts.phase_unchanged'
    | 'accounts.phase_move_not_allowed'
    | 'accounts.phase_exit_unmet'
    | 'accounts.phase_entry_unmet'
  condition?: PhaseCondition
}

function unmet(model: PhaseModel, conditions: readonly PhaseCondition[], facts: PhaseFacts): PhaseCondition[] {
  return conditions.filter((condition) => !checks[condition](facts, model.renewalWindowDays))
}

/**
 * Why a customer may not move from one phase to another; empty when it may. `phase_unchanged` and
 * `phase_move_not_allowed` are final, unmet conditions are listed one by one, exit conditions first.
 */
export function movePhase(model: PhaseModel, current: Phase, target: Phase, facts: PhaseFacts): PhaseRefusal[] {
  if (current === target) return [{ code: 'accounts.phase_unchanged' }]
  const from = model.phases.find((phase) => phase.key === current)
  const to = model.phases.find((phase) => phase.key === target)
  if (!from?.moves.includes(target) || to === undefined) return [{ code: 'accounts.phase_move_not_allowed' }]
  const exits = to.ignoresExit ? [] : unmet(model, from.exit, facts)
  return [
    ...exits.map((condition) => ({ code: 'accounts.phase_exit_unmet' as const, condition })),
    ...unmet(model, to.entry, facts).map((condition) => ({ code: 'accounts.phase_entry_unmet' as const, condition })),
  ]
}

export interface PhaseProposal {
  target: Phase
  because: PhaseCondition[]
}

/** The move that the facts call for by themselves, if it is allowed; null when the customer is where it belongs. */
export function proposePhase(model: PhaseModel, current: Phase, facts: PhaseFacts): PhaseProposal | null {
  const rule = model.automatic.find(
    ({ from, to, when }) =>
      from.includes(current) &&
      unmet(model, when, facts).length === 0 &&
      movePhase(model, current, to, facts).length === 0,
  )
  return rule === undefined ? null : { target: rule.to, because: rule.when }
}
