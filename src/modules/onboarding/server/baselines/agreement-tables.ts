export type PlanAgreementTables = {
  'onboarding.plan_agreements': {
    workspace_id: string
    account_id: string
    project_id: string
    plan: number
    value_on: string
    tasks: unknown
    agreed_by: string
    agreed_on: string
    recorded_at: string
  }
}
