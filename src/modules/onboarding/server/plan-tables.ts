interface OfProject {
  workspace_id: string
  account_id: string
  project_id: string
}

import type { AdditionTables } from './additions/addition-tables.ts'
import type { PlanAgreementTables } from './baselines/agreement-tables.ts'

/** What accompanies the plan: how to take changes back, sheets that came back, and what people can be asked for. */
export type PlanTables = AdditionTables &
  PlanAgreementTables & {
    'onboarding.plan_undos': OfProject & {
      made_by: string
      change_id: string
      made_at: string
      before: unknown
      after: unknown
      added: string[]
      closed: unknown
    }
    'onboarding.wbs_imports': OfProject & {
      sheet_id: string
      taken: unknown
      imported_by: string
      imported_at: string
    }
    'onboarding.capacity_defaults': {
      workspace_id: string
      vendor_minutes: number
      customer_minutes: number
      version: number
    }
    'onboarding.member_capacities': {
      workspace_id: string
      user_id: string
      minutes: number
    }
  }
