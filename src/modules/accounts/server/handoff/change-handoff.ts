import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { HandoffForm } from '../../domain/forms/form.ts'
import { handoffDueOn } from '../../domain/forms/handoff-due.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { readAccountCalendars } from '../profiles/read-account-calendar.ts'
import { asHandoffForm } from './forms/find-form.ts'
import { type HandoffRow, type HandoffStepRow, insertHandoffStep, updateHandoff } from './handoff-queries.ts'
import { openHandoff } from './open-handoff.ts'
import { openSheet } from './sheets/load-sheet.ts'

export interface OpenedHandoff {
  row: HandoffRow
  form: HandoffForm
  answers: Readonly<Record<string, unknown>>
  sheetVersion: number
}

/**
 * Opens handover and sheet together. Throws conflict `accounts.sheet_changed_meanwhile` when the sheet is no longer the
 * version that whoever acts has read.
 */
export async function openForStep(context: Context, accountId: string, version?: number): Promise<OpenedHandoff> {
  await requireAccount(context, accountId)
  const row = await openHandoff(context, accountId)
  const { found, stored } = await openSheet(context, accountId, 'handoff')
  if (version !== undefined && version !== stored.version) throw conflict('accounts.sheet_changed_meanwhile')
  return { row, form: asHandoffForm(found.form), answers: stored.answers, sheetVersion: stored.version }
}

/** Stores what changed in a handover, and the day on which the next one to act is due. */
export async function changeHandoff(
  context: Context,
  { row, form }: Pick<OpenedHandoff, 'row' | 'form'>,
  change: Partial<HandoffRow>,
): Promise<void> {
  const account = await requireAccount(context, row.account_id)
  const calendarOf = await readAccountCalendars(context)
  const after = { ...row, ...change }
  const dates = { wonOn: after.won_on, submittedOn: after.submitted_on, sentBackOn: after.sent_back_on }
  const dueOn = handoffDueOn(form, { status: after.status, ...dates }, calendarOf(account))
  await updateHandoff(context.transaction, row.account_id, {
    ...change,
    due_on: dueOn,
    updated_at: instantOf(context),
  })
}

type Step = Pick<HandoffStepRow, 'step'> & Partial<Pick<HandoffStepRow, 'reason' | 'body' | 'answer_keys'>>

export async function recordStep(context: Context, { row, sheetVersion }: OpenedHandoff, step: Step): Promise<void> {
  await insertHandoffStep(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: row.account_id,
    handoff_step_id: newId(context.clock.now()),
    reason: null,
    answer_keys: [],
    ...step,
    body: step.body || null,
    sheet_version: sheetVersion,
    actor_kind: context.actor.kind,
    actor_name: context.actor.name,
    occurred_at: instantOf(context),
  })
}
