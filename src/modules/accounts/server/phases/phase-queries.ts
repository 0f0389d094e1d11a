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

/** As `updatePhase` for many at once, with whether the customer has left us. */
export async function updatePhases(
  transaction: Transaction,
  now: string,
  changes: readonly { accountId: string; after: { phase: Phase; since: string } }[],
): Promise<void> {
  await sql`update accounts.accounts as written set phase = given.phase, phase_since = given.since, updated_at = ${now},
      phase_facts = phase_facts || jsonb_build_object('churned', given.phase = 'churned')
    from unnest(${changes.map(({ accountId }) => accountId)}::uuid[], ${changes.map(({ after }) => after.phase)}::text[],
      ${changes.map(({ after }) => after.since)}::date[]) as given (account_id, phase, since)
    where written.account_id = given.account_id
      and (written.phase, written.phase_since) is distinct from (given.phase, given.since)`.execute(transaction)
}

/** With what the timeline tells of them. */
export async function deletePhaseEntries(
  transaction: Transaction,
  entries: readonly { accountId: string; id: string }[],
): Promise<void> {
  const accountIds = entries.map(({ accountId }) => accountId)
  const ids = entries.map(({ id }) => id)
  await sql`delete from accounts.phase_entries where (account_id, phase_entry_id) in
    (select * from unnest(${accountIds}::uuid[], ${ids}::uuid[]))`.execute(transaction)
  await sql`delete from accounts.timeline_entries where account_id = any(${accountIds}::uuid[])
    and kind = 'accounts.phase_moved' and params ->> 'phaseEntryId' = any(${ids}::text[])`.execute(transaction)
}

/** The one entry of customers that were never moved, by customer. */
export async function selectOnlyEntries(db: Db, accountIds: readonly string[]) {
  const { rows } = await sql<{ account_id: string; id: string; since: string }>`
    select account_id, min(phase_entry_id::text) as id, min(since) as since from accounts.phase_entries
    where account_id = any(${accountIds}::uuid[]) group by account_id having count(*) = 1`.execute(db)
  return new Map(rows.map(({ account_id, id, since }) => [account_id, { id, since }]))
}

export async function updateEntryDays(
  transaction: Transaction,
  entries: readonly { accountId: string; id: string; since: string }[],
): Promise<void> {
  await sql`update accounts.phase_entries as written set since = given.since
    from unnest(${entries.map(({ accountId }) => accountId)}::uuid[], ${entries.map(({ id }) => id)}::uuid[],
      ${entries.map(({ since }) => since)}::date[]) as given (account_id, id, since)
    where written.account_id = given.account_id and written.phase_entry_id = given.id`.execute(transaction)
}
