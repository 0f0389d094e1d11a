export type AdditionTables = {
  'onboarding.dismissed_additions': {
    workspace_id: string
    account_id: string
    project_id: string
    task_key: string
    dismissed_by: string
    dismissed_at: string
  }
  'onboarding.told_additions': {
    workspace_id: string
    account_id: string
    project_id: string
    task_key: string
    told_at: string
  }
}
