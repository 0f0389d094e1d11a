import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { phaseSchema } from '../../contract.ts'
import type { Phase } from '../../domain/phase.ts'
import { tables } from '../tables.ts'

export interface PhaseRow {
  id: string
  accountId: string
  phase: Phase
  /** A plain date. */
  since: string
  reason: string | null
  movedBy: string
  movedAt: string
}

export async function insertPhaseEntries(
  transaction: Transaction,
  workspaceId: string,
  entries: readonly PhaseRow[],
): Promise<void> {
  const rows = entries.map((entry) => ({
    workspace_id: workspaceId,
    account_id: entry.accountId,
    phase_entry_id: entry.id,
    phase: entry.phase,
    since: entry.since,
    reason: entry.reason,
    moved_by: entry.movedBy,
    moved_at: entry.movedAt,
  }))
  await sql`insert into accounts.phase_entries
    select * from jsonb_populate_recordset(null::accounts.phase_entries, ${JSON.stringify(rows)}::jsonb)`.execute(
    transaction,
  )
}

/** The customer's phases, oldest first. */
export async function selectPhaseEntries(db: Db, accountId: string) {
  const rows = await tables(db)
    .selectFrom('accounts.phase_entries')
    .select(['phase', 'since', 'reason', 'moved_by'])
    .where('account_id', '=', accountId)
    .orderBy('since')
    .orderBy('moved_at')
    .orderBy('phase_entry_id')
    .execute()
  return rows.map((row) => ({ ...row, phase: phaseSchema.parse(row.phase) }))
}

/** The phase is no part of an edit, so the version that guards edits stays. */
export async function updatePhase(
  transaction: Transaction,
  accountId: string,
  change: { phase: Phase; phase_since: string; updated_at: string },
): Promise<void> {
  await tables(transaction).updateTable('accounts.accounts').set(change).where('account_id', '=', accountId).execute()
}

const reportedSchema = z.object({
  fitJudged: z.boolean().default(false),
  projectOpen: z.boolean().default(false),
  onboardingResult: z.enum(['graduated', 'conditional', 'ended_without_value']).nullable().default(null),
  renewalSettled: z.boolean().default(false),
  expansionOpen: z.boolean().default(false),
  churned: z.boolean().default(false),
})
export type ReportedFacts = z.infer<typeof reportedSchema>

export async function selectReportedFacts(db: Db, accountId: string): Promise<ReportedFacts> {
  const row = await tables(db)
    .selectFrom('accounts.accounts')
    .select('phase_facts')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return reportedSchema.parse(row?.phase_facts ?? {})
}

export async function updateReportedFacts(
  transaction: Transaction,
  accountId: string,
  facts: ReportedFacts,
): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.accounts')
    .set({ phase_facts: JSON.stringify(facts) })
    .where('account_id', '=', accountId)
    .execute()
}
