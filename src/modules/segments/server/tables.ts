import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export type SegmentsTables = {
  'segments.segments': {
    workspace_id: string
    segment_id: string
    name: string
    description: string
    kind: 'live' | 'static'
    condition: unknown
    member_count: Generated<number>
    refreshed_at: string
    problem: string | null
    created_by: string
    created_at: string
    updated_at: string
    version: Generated<number>
    archived_at: string | null
  }
  'segments.memberships': {
    workspace_id: string
    account_id: string
    membership_id: Generated<string>
    segment_id: string
    entered_at: string
    left_at: string | null
  }
  'segments.touch_rules': {
    workspace_id: string
    rules_version: number
    definition: unknown
    saved_by: string
    saved_at: string
  }
  'segments.touch_overrides': {
    workspace_id: string
    account_id: string
    touch_model: 'high' | 'low' | 'tech'
    reason: string
    set_by: string
    set_at: string
  }
  'accounts.published_accounts': {
    workspace_id: string
    account_id: string
    name: string
    sort_key: string
    phase: string
    touch_model: 'high' | 'low' | 'tech' | null
    arr_minor: number | null
    currency: string
    renewal_on: string | null
  }
}

/** The module's own tables, and what it reads of others, on an open transaction. */
export const tables = (db: Db) => db.withTables<SegmentsTables>()
