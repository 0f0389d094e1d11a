import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { isWithSales } from '../../domain/forms/handoff.ts'
import { type HandoffRow, lockHandoff } from './handoff-queries.ts'

/** The handover of a customer for writing: a draft where there was none; nobody else changes it meanwhile. */
export function openHandoff(context: Context, accountId: string): Promise<HandoffRow> {
  return lockHandoff(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: accountId,
    status: 'draft',
    won_on: null,
    due_on: null,
    first_submitted_on: null,
    submitted_on: null,
    sent_back_on: null,
    accepted_on: null,
    submitted_by: null,
    accepted_by: null,
    times_sent_back: 0,
    created_at: instantOf(context),
    updated_at: instantOf(context),
  })
}

/** As `openHandoff`, where sales may still write. Throws conflict `accounts.handoff_not_with_sales`. */
export async function openForSales(context: Context, accountId: string): Promise<HandoffRow> {
  const row = await openHandoff(context, accountId)
  if (!isWithSales(row.status)) throw conflict('accounts.handoff_not_with_sales', { status: row.status })
  return row
}
