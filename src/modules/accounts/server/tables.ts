import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { FitVerdict } from '../domain/fit/fit.ts'

export type AccountsTables = {
  'accounts.figures': {
    workspace_id: string
    account_id: string
    health_score: number | null
    health_band: string | null
  }
  'accounts.accounts': {
    workspace_id: string
    account_id: string
    external_id: string | null
    name: string
    name_kana: string | null
    sort_key: string
    search_text: string
    matching_key: string
    corporate_number: string | null
    industry: string | null
    employee_count: number | null
    plan: string | null
    seats: number | null
    currency: Generated<string>
    mrr_minor: number | null
    arr_minor: number | null
    contract_start_on: string | null
    renewal_on: string | null
    notice_months: number | null
    auto_renewal: boolean | null
    owner_id: string | null
    sales_id: string | null
    parent_account_id: string | null
    touch_model: 'high' | 'low' | 'tech' | null
    region: string | null
    country: string | null
    phone: string | null
    postal_code: string | null
    address: string | null
    website: string | null
    note: string | null
    closed_weekdays: Generated<number[]>
    closed_days: Generated<string[]>
    phase: string
    phase_since: string
    phase_facts: Generated<unknown>
    fit_verdict: FitVerdict | null
    fit_score: number | null
    fit_ideal_version: number | null
    fit_judged_at: string | null
    custom: Generated<unknown>
    created_at: string
    updated_at: string
    version: Generated<number>
    archived_at: string | null
  }
  'accounts.external_ids': { workspace_id: string; external_id: string; account_id: string }
  'accounts.stakeholders': {
    workspace_id: string
    account_id: string
    stakeholder_id: string
    family_name: string
    given_name: Generated<string>
    family_kana: string | null
    given_kana: string | null
    sort_key: string
    department: string | null
    title: string | null
    email: string | null
    phone: string | null
    roles: Generated<string[]>
    influence: string | null
    sentiment: string | null
    it_literacy: string | null
    deputy_of_id: string | null
    note: string | null
    left_on: string | null
    created_at: string
    updated_at: string
    version: Generated<number>
  }
  'accounts.custom_fields': {
    workspace_id: string
    custom_field_id: string
    key: string
    definition: unknown
    position: Generated<number>
    version: Generated<number>
    created_at: string
    archived_at: string | null
  }
  'accounts.phase_entries': {
    workspace_id: string
    account_id: string
    phase_entry_id: string
    phase: string
    since: string
    reason: string | null
    moved_by: string
    moved_at: string
  }
  'accounts.timeline_entries': {
    workspace_id: string
    account_id: string
    timeline_entry_id: string
    kind: string
    params: Generated<unknown>
    body: string | null
    visibility: Generated<'internal' | 'customer'>
    actor_kind: string
    actor_name: string
    occurred_at: string
  }
  'accounts.saved_views': {
    workspace_id: string
    saved_view_id: string
    owner_id: string
    name: string
    is_shared: Generated<boolean>
    definition: unknown
    created_at: string
  }
}

/** The module's own tables on an open transaction. */
export const tables = (db: Db) => db.withTables<AccountsTables>()
