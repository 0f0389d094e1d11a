import type { Generated } from 'kysely'
import type { EnablementLevel } from '../domain/graduation/enablement.ts'
import type { Verdict } from '../domain/outcome/graduation.ts'

interface OfProject {
  workspace_id: string
  account_id: string
  project_id: string
}

/** What follows the exam: its policy and calendar, conditions, enablement. */
export type GraduationTables = {
  'onboarding.graduation_policies': {
    workspace_id: string
    policy: unknown
    version: Generated<number>
    updated_by: string
    updated_at: string
  }
  'onboarding.judgements': OfProject & {
    judgement_id: string
    cycle: number
    verdict: Verdict
    score: number | null
    unmet: number
    reasons: unknown
    conditions: unknown
    judged_on: string
    judged_by: string
    rejudge_on: string | null
  }
  'onboarding.conditions': OfProject & {
    condition_id: string
    judgement_id: string
    text: string
    due_on: string
    state: Generated<'open' | 'met' | 'dropped'>
    closed_on: string | null
    closed_by: string | null
    note: Generated<string>
    version: Generated<number>
  }
  'onboarding.exam_steps': OfProject & {
    cycle: number
    step: 'sent' | 'first_reminder' | 'last_reminder' | 'unanswered' | 'asked_again' | 'rejudge_due'
    due_on: string
    taken_on: string
  }
  'onboarding.enablement_records': OfProject & {
    enablement_record_id: string
    client_id: string
    level: EnablementLevel
    is_shown: boolean
    evidence: string
    shown_on: string
    recorded_by: string
    recorded_at: string
  }
  'onboarding.ongoing_handoffs': OfProject & {
    csm_id: string | null
    review: string
    cadence: string
    next_goals: string[]
    introduced_on: string | null
    expansion_hints: string
    internal_notes: string
    dispositions: unknown
    version: Generated<number>
    written_by: string
    written_at: string
  }
  'onboarding.ongoing_acceptances': OfProject & {
    side: 'csm' | 'customer'
    name: string
    accepted_on: string
    source: 'customer' | 'on_behalf' | 'self'
    how: string | null
    recorded_by: string
    recorded_at: string
  }
  'onboarding.value_withdrawals': OfProject & {
    value_confirmation_id: string
    reason: string
    withdrawn_on: string
    recorded_by: string
    recorded_at: string
  }
}
