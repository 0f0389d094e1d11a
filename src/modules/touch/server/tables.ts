import type { Db } from '#platform/database/transaction.ts'

type TouchTables = {
  'touch.definitions': {
    workspace_id: string
    kind: 'measures' | 'journey'
    definition_version: number
    definition: unknown
    saved_by: string
    saved_at: string
  }
  'touch.started_measures': {
    workspace_id: string
    account_id: string
    started_measure_id: string
    measure_key: string
    client_id: string
    project_id: string
    task_id: string
    started_on: string
    started_by: string
  }
  'onboarding.published_projects': {
    workspace_id: string
    account_id: string
    project_id: string
    contract_start_on: string
    ended_on: string | null
  }
  'onboarding.published_tasks': {
    workspace_id: string
    account_id: string
    project_id: string
    task_id: string
    status: string
  }
}

/** The module's own tables, and what it reads of others, on an open transaction. */
export const tables = (db: Db) => db.withTables<TouchTables>()
