import type { Generated } from 'kysely'

export type ProgramTables = {
  'onboarding.program_versions': {
    workspace_id: string
    program_key: string
    program_version: number
    definition: unknown
    published_at: string
    published_by: string
  }
  'onboarding.program_drafts': {
    workspace_id: string
    program_key: string
    definition: unknown
    version: Generated<number>
    updated_at: string
  }
  'onboarding.program_moves': {
    workspace_id: string
    account_id: string
    project_id: string
    program_move_id: string
    program_key: string
    from_version: number
    to_version: number
    before: unknown
    task_versions: unknown
    moved_by: string
    moved_at: string
    undone_at: string | null
    undone_by: string | null
  }
}
