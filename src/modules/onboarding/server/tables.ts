import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Goal } from '../domain/outcome/goal.ts'
import type { CriterionMethod, CriterionState, Verdict } from '../domain/outcome/graduation.ts'
import type { ProjectState } from '../domain/outcome/project-state.ts'
import type { ReminderKind } from '../domain/plan/homework.ts'
import type { OnboardingElement, OwnerRole, Side, TaskKind, TaskStatus } from '../domain/task.ts'
import type { AttachmentTables } from './files/attachment-tables.ts'
import type { GraduationTables } from './graduation-tables.ts'
import type { MatterTables } from './matter-tables.ts'
import type { PlanTables } from './plan-tables.ts'
import type { ProgramTables } from './program-tables.ts'
import type { UsageWatchTables } from './usage/usage-tables.ts'
import type { ValueTables } from './value-tables.ts'

type Visibility = 'internal' | 'customer'
type Source = 'customer' | 'on_behalf'

type TablesApart = AttachmentTables &
  GraduationTables &
  MatterTables &
  PlanTables &
  ProgramTables &
  UsageWatchTables &
  ValueTables

export type OnboardingTables = TablesApart & {
  'accounts.published_stakeholders': {
    workspace_id: string
    account_id: string
    stakeholder_id: string
    family_name: string
    given_name: string
    email: string | null
    roles: string[]
    left_on: string | null
  }
  'onboarding.projects': {
    workspace_id: string
    account_id: string
    project_id: string
    program_key: string
    program_version: number
    program: unknown
    state: ProjectState
    cycle: Generated<number>
    owner_id: string | null
    contract_start_on: string
    kickoff_done_on: string | null
    value_on: string
    first_value_on: string | null
    value_confirmed_on: string | null
    /** What rounds before a re-kickoff reached. */
    earlier_first_value_on: string | null
    earlier_value_confirmed_on: string | null
    verdict: Verdict | null
    ended_on: string | null
    end_reason_key: string | null
    end_reason: string | null
    rekicked_off_on: string | null
    sends_reminders: Generated<boolean>
    warned_on: string | null
    rekickoff_due_on: string | null
    exam_opened_on: string | null
    rejudge_on: string | null
    exam_attempt: Generated<number>
    started_at: string
    last_activity_at: string
    vendor_closed_on: Generated<string[]>
    customer_closed_on: Generated<string[]>
    forecast_on: string | null
    version: Generated<number>
  }
  'onboarding.tasks': {
    workspace_id: string
    account_id: string
    project_id: string
    task_id: string
    key: string
    position: number
    stage: string
    element: OnboardingElement
    kind: TaskKind | null
    side: Side
    owner_role: OwnerRole
    owner_user_id: string | null
    owner_stakeholder_id: string | null
    texts: unknown
    start_on: string
    due_on: string
    baseline_start_on: string
    baseline_due_on: string
    status: Generated<TaskStatus>
    done_on: string | null
    done_by: string | null
    is_pinned: Generated<boolean>
    is_milestone: Generated<boolean>
    is_custom: Generated<boolean>
    links: Generated<unknown>
    /** Places of the pieces that are done, from 0. */
    done_pieces: Generated<number[]>
    /** What shows in usage that it is done. */
    completed_by: Generated<unknown>
    work_days: number | null
    phase: Generated<number>
    weight: number
    effort_minutes: Generated<number>
    visibility: Generated<Visibility>
    version: Generated<number>
  }
  'onboarding.task_comments': {
    workspace_id: string
    account_id: string
    project_id: string
    task_comment_id: string
    task_id: string
    client_id: string
    body: string
    visibility: Generated<Visibility>
    author_kind: 'user' | 'portal' | 'system' | 'api_key'
    author_name: string
    created_at: string
  }
  'onboarding.goals': {
    workspace_id: string
    account_id: string
    project_id: string
    goal_id: string
    cycle: number
    position: number
    use_case: string
    problem: string
    metric: string
    unit: string
    baseline: number | null
    target: number | null
    direction: Goal['direction']
    deadline: string | null
    required_evidence: string
    measured_by: Goal['measuredBy']
    usage_key: string | null
    is_must: boolean
    version: Generated<number>
  }
  'onboarding.measurements': {
    workspace_id: string
    account_id: string
    project_id: string
    measurement_id: string
    goal_id: string
    client_id: string
    measured_on: string
    value: number
    evidence: string
    evidence_url: string | null
    source: 'manual' | 'usage' | 'import'
    recorded_by: string
    recorded_at: string
  }
  'onboarding.kickoffs': {
    workspace_id: string
    account_id: string
    project_id: string
    cycle: number
    records: Generated<unknown>
    is_sponsor_committed: Generated<boolean>
    are_roles_assigned: Generated<boolean>
    is_scope_signed: Generated<boolean>
    are_minutes_sent: Generated<boolean>
    minutes: Generated<string>
    version: Generated<number>
  }
  'onboarding.early_wins': {
    workspace_id: string
    account_id: string
    project_id: string
    key: string
    reached_on: string
    note: string
    source: 'manual' | 'usage'
    recorded_by: string
    count: number | null
    quote: Generated<string>
  }
  'onboarding.criteria': {
    workspace_id: string
    account_id: string
    project_id: string
    criterion_id: string
    key: string
    position: number
    category: CriterionState['category']
    text: unknown
    is_must: boolean
    verified_by: Generated<CriterionMethod[]>
    target: number | null
    unit: Generated<string>
    window_days: number | null
    judge: Generated<string>
    state: Generated<CriterionState['state']>
    evidence: Generated<string>
    agreed_on: string | null
    agreed_by: string | null
    agreed_source: Source | null
    agreed_how: string | null
    version: Generated<number>
  }
  'onboarding.exam_answers': {
    workspace_id: string
    account_id: string
    project_id: string
    cycle: number
    attempt: number
    respondent: 'champion' | 'sponsor'
    client_id: string
    score: number
    reason: string
    name: string
    stakeholder_id: string | null
    answered_on: string
    source: Source
    how: string | null
    recorded_by: string | null
    recorded_at: string
  }
  'onboarding.value_confirmations': {
    workspace_id: string
    account_id: string
    project_id: string
    value_confirmation_id: string
    cycle: number
    client_id: string
    goal_id: string | null
    words: string
    name: string
    title: string
    stakeholder_id: string | null
    confirmed_on: string
    source: Source
    how: string | null
    recorded_by: string | null
    recorded_at: string
  }
  'onboarding.rekickoffs': {
    workspace_id: string
    account_id: string
    project_id: string
    rekickoff_id: string
    from_cycle: number
    reason_keys: string[]
    root_cause: string
    sponsor_name: string
    sponsor_words: string
    held_on: string
    previous_value_on: string
    value_on: string
    recorded_by: string
    recorded_at: string
  }
  'onboarding.baselines': {
    workspace_id: string
    account_id: string
    project_id: string
    baseline_id: string
    value_on: string
    reason: string
    tasks: unknown
    recorded_by: string
    recorded_at: string
  }
  'onboarding.replan_proposals': {
    workspace_id: string
    account_id: string
    project_id: string
    project_version: number
    moves: unknown
    value_from: string | null
    value_to: string | null
    proposed_at: string
  }
  'onboarding.reminders': {
    workspace_id: string
    account_id: string
    project_id: string
    task_id: string
    kind: ReminderKind
    due_on: string
    reminded_on: string
    state: 'visible' | 'queued'
  }
}

/** The module's own tables on an open transaction. */
export const tables = (db: Db) => db.withTables<OnboardingTables>()
