import type { Generated } from 'kysely'
import type { AdviceKind } from '../domain/advice/advice.ts'
import type { ContactChannel, ContactDirection } from '../domain/advice/contact.ts'
import type { ExtensionCause } from '../domain/advice/extension.ts'
import type { BlockerKind, BlockerState, EscalationLevel, Impact, OwnerTeam } from '../domain/blocker.ts'
import type { IncidentState, Urgency } from '../domain/incident.ts'
import type { RequestState } from '../domain/scope.ts'
import type { Holder } from '../domain/waiting/ledger.ts'

type Visibility = 'internal' | 'customer'
type Source = 'customer' | 'on_behalf'

interface OfProject {
  workspace_id: string
  account_id: string
  project_id: string
}

interface Said extends OfProject {
  source: Source
  how: string | null
  recorded_by: string | null
  recorded_at: string
}

interface Step extends OfProject {
  note: Generated<string>
  on_day: string
  recorded_by: string
  recorded_at: string
}

/** What stands in the way, what is in scope, and what was done about it. */
export type MatterTables = {
  'accounts.published_accounts': {
    workspace_id: string
    account_id: string
    name: string
    search_text: string
    owner_id: string | null
    closed_weekdays: number[]
    closed_days: string[]
  }
  'accounts.published_portal_activity': { workspace_id: string; account_id: string; last_at: string }
  'accounts.published_sentiments': {
    workspace_id: string
    account_id: string
    stakeholder_id: string
    roles: string[]
    sentiment: string
    left_on: string | null
  }
  'accounts.published_handoffs': {
    workspace_id: string
    account_id: string
    status: string
    won_on: string | null
    accepted_on: string | null
  }
  'messaging.published_messages': {
    workspace_id: string
    account_id: string
    state: string
    settled_at: string | null
  }
  'onboarding.blockers': OfProject & {
    blocker_id: string
    client_id: string
    kind: BlockerKind
    title: string
    detail: string
    owner_side: Holder
    owner_team: OwnerTeam | null
    owner_name: string
    impact: Impact
    state: BlockerState
    task_ids: string[]
    solution: Generated<string>
    expected_on: string | null
    raised_on: string
    resolved_on: Generated<string | null>
    escalated_to: Generated<EscalationLevel | null>
    escalated_on: Generated<string | null>
    visibility: Visibility
    version: Generated<number>
  }
  'onboarding.blocker_steps': Step & {
    blocker_step_id: string
    blocker_id: string
    state: BlockerState
    owner_side: Holder
  }
  'onboarding.blocker_documents': OfProject & {
    blocker_document_id: string
    blocker_id: string
    template_key: string | null
    title: string
    url: string | null
    body: string
    is_shared: boolean
    added_by: string
    added_on: string
  }
  'onboarding.scope_statements': OfProject & {
    statement: number
    items: unknown
    note: string
    visibility: Visibility
    written_by: string
    written_at: string
  }
  'onboarding.scope_agreements': Said & { statement: number; agreed_by: string; agreed_on: string }
  'onboarding.scope_requests': OfProject & {
    scope_request_id: string
    client_id: string
    title: string
    reason: string
    requested_by: string
    requested_on: string
    works: unknown
    phase: Generated<1 | 2 | null>
    effect: Generated<unknown>
    state: Generated<RequestState>
    proposed_by: Generated<string | null>
    proposed_on: Generated<string | null>
    version: Generated<number>
  }
  'onboarding.scope_decisions': Said & {
    scope_request_id: string
    is_agreed: boolean
    name: string
    decided_on: string
  }
  'onboarding.advice_decisions': OfProject & {
    advice_decision_id: string
    client_id: string
    advice: AdviceKind
    facts: unknown
    is_accepted: boolean
    reason: string
    decided_on: string
    decided_by: string
  }
  'onboarding.extensions': OfProject & {
    cycle: number
    extension: number
    client_id: string
    cause: ExtensionCause
    root_cause: string
    previous_value_on: string
    value_on: string
    agreed_by: string
    agreed_on: string
    how: string
    recorded_by: string
    recorded_at: string
  }
  'onboarding.contacts': Step & {
    contact_id: string
    client_id: string
    direction: ContactDirection
    channel: ContactChannel
  }
  'onboarding.incidents': OfProject & {
    incident_id: string
    client_id: string
    title: string
    happened: string
    occurred_on: string
    occurred_time: string
    affected: string
    steps: string
    impact: string
    screenshots_url: string | null
    urgency: Urgency
    state: IncidentState
    blocker_id: string | null
    outcome: Generated<string>
    explained_on: Generated<string | null>
    reported_by: string
    reported_on: string
    version: Generated<number>
  }
  'onboarding.incident_steps': Step & { incident_step_id: string; incident_id: string; state: IncidentState }
}
