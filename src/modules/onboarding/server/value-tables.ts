import type { Generated } from 'kysely'
import type { PaperKind } from '../domain/graduation/paper.ts'
import type { ValuePeriod } from '../domain/graduation/value.ts'

interface OfProject {
  workspace_id: string
  account_id: string
  project_id: string
}

/** What the onboarding is worth and the way to it: money, stages, and the papers that tell of them. */
export type ValueTables = {
  'onboarding.goal_values': OfProject & {
    goal_id: string
    amount_minor: number
    currency: string
    period: ValuePeriod
    source: string
    is_shared: boolean
    version: Generated<number>
    updated_by: string
    updated_at: string
  }
  'onboarding.roadmaps': OfProject & { version: Generated<number> }
  'onboarding.roadmap_stages': OfProject & {
    stage_id: string
    key: string
    position: number
    name: unknown
    value: unknown
    evidence: unknown
    planned_on: string | null
    goal_id: string | null
  }
  'onboarding.roadmap_tasks': OfProject & { task_id: string; stage_id: string }
  'onboarding.roadmap_records': OfProject & {
    roadmap_record_id: string
    stage_id: string
    client_id: string
    is_reached: boolean
    happened_on: string
    said_by: string
    how: string
    recorded_by: string
    recorded_at: string
  }
  'onboarding.paper_texts': OfProject & { texts: unknown; internal_texts: unknown; version: Generated<number> }
  'onboarding.papers': OfProject & {
    kind: PaperKind
    number: number
    content: unknown
    internal_content: unknown
    note: string
    because: 'saved' | 'graduated'
    is_shared: boolean
    saved_by: string
    saved_at: string
    agreed_by: string | null
    agreed_on: string | null
    agreed_how: string | null
  }
}
