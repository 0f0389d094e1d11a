import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import type { JourneyAccount, OnboardingRun } from '../domain/journey.ts'

interface JourneyRow {
  account_id: string
  name: string
  industry: string | null
  plan: string | null
  touch_model: string | null
  employee_count: number | null
  account_owner_id: string | null
  program_key: string
  owner_id: string | null
  cycle: number
  contract_start_on: string
  value_confirmed_on: string | null
  ended_on: string | null
}

export interface AccountRun {
  account: JourneyAccount
  run: OnboardingRun
}

/** Every onboarding project with its customer's facts, those of one customer together. */
export async function selectRuns(transaction: Transaction): Promise<AccountRun[]> {
  const { rows } = await sql<JourneyRow>`
    select accounts.account_id, accounts.name, accounts.industry, accounts.plan, accounts.touch_model,
      accounts.employee_count, accounts.owner_id as account_owner_id, projects.program_key, projects.owner_id,
      projects.cycle, projects.contract_start_on, projects.value_confirmed_on, projects.ended_on
    from onboarding.published_projects as projects
    join accounts.published_accounts as accounts
      on accounts.workspace_id = projects.workspace_id and accounts.account_id = projects.account_id`.execute(
    transaction,
  )
  return rows.map((row) => ({
    account: {
      accountId: row.account_id,
      name: row.name,
      industry: row.industry,
      plan: row.plan,
      touchModel: row.touch_model,
      employeeCount: row.employee_count,
      ownerId: row.account_owner_id,
    },
    run: {
      accountId: row.account_id,
      programKey: row.program_key,
      ownerId: row.owner_id,
      cycle: row.cycle,
      contractStartOn: row.contract_start_on,
      valueConfirmedOn: row.value_confirmed_on,
      endedOn: row.ended_on,
    },
  }))
}
