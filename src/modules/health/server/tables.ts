import type { Db } from '#platform/database/transaction.ts'
import type { RollUpMethod } from '../domain/roll-up/roll-up.ts'

export interface ScoreRow {
  workspace_id: string
  account_id: string
  day: string
  definition_no: number
  caps: number
  score: number | null
  raw: number | null
  coverage: number
  band: number
  shown: number
  pending_days: number
  is_held: boolean
  is_decided: boolean
  shares: (number | null)[]
  known: (number | null)[]
  freshness: number[] | null
}

export type HealthTables = {
  'health.scorecard_versions': {
    workspace_id: string
    definition_no: number
    scorecard_key: string
    scorecard_version: number
    definition: unknown
    note: string | null
    published_by: string
    published_at: string
  }
  'health.scorecard_drafts': {
    workspace_id: string
    scorecard_key: string
    definition: unknown
    based_on_version: number
    edit: number
    changed_by: string
    changed_at: string
  }
  'health.scorecards': {
    workspace_id: string
    scorecard_key: string
    place: number
    created_by: string
    created_at: string
    client_id: string | null
    ended_by: string | null
    ended_at: string | null
  }
  'health.scores': ScoreRow & { scored_at: string }
  'health.score_days': ScoreRow & { computed_at: string | null }
  'health.settings': {
    workspace_id: string
    definition: unknown
    settings_version: number
    changed_by: string
    changed_at: string
  }
  'health.roll_ups': {
    workspace_id: string
    account_id: string
    day: string
    wanted_method: RollUpMethod
    method: RollUpMethod
    good: number
    watch: number
    score: number | null
    member_ids: string[]
    member_scores: (number | null)[]
    member_bands: number[]
    member_arr: (number | null)[]
  }
  'health.back_fills': {
    workspace_id: string
    back_fill_id: string
    every: 'week' | 'month'
    days: string[]
    done: number
    scores: number
    asked_by: string
    asked_at: string
    finished_at: string | null
    stopped_by: string | null
  }
  'health.waiting_accounts': { workspace_id: string; account_id: string }
  'health.sentiments': {
    workspace_id: string
    account_id: string
    sentiment_id: string
    mood: 'good' | 'neutral' | 'bad'
    reason: string
    said_on: string
    expires_on: string
    said_by: string
    said_at: string
    client_id: string
  }
  'health.overrides': {
    workspace_id: string
    account_id: string
    override_id: string
    score: number | null
    band: 'good' | 'watch' | 'risk' | null
    reason: string
    from_on: string
    until_on: string
    decided_by: string
    decided_at: string
    ended_at: string | null
    ended_by: string | null
    client_id: string
  }
  'segments.published_segments': { workspace_id: string; segment_id: string; name: string; archived_at: string | null }
  'segments.published_memberships': {
    workspace_id: string
    account_id: string
    segment_id: string
    entered_at: string
    left_at: string | null
  }
  'accounts.published_accounts': {
    workspace_id: string
    account_id: string
    name: string
    sort_key: string
    phase: string
    touch_model: string | null
    arr_minor: number | null
    currency: string
    owner_id: string | null
  }
}

/** The module's own tables, and what it reads of others, on an open transaction. */
export const tables = (db: Db) => db.withTables<HealthTables>()
