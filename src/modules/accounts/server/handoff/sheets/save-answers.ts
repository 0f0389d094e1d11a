import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { completeness } from '../../../domain/forms/answers.ts'
import { publicForm } from '../../../domain/forms/form.ts'
import { answersTo, editSheet, type SheetEdit, type SheetKind } from '../../../domain/forms/sheet.ts'
import { hearingWritten } from '../../../events.ts'
import { judgeFits } from '../../fit/judge-fits.ts'
import { requireAccount } from '../../profiles/find-account.ts'
import { openForSales } from '../open-handoff.ts'
import { openSheet } from './load-sheet.ts'
import { recordSheetChanges, updateSheet } from './sheet-queries.ts'

/** Changes of one author in one answer within this time are one change of the history. */
const mergeWithin = 10 * 60_000

export interface SaveAnswersInput {
  accountId: string
  kind: SheetKind
  /** The version that the editor saw. */
  version: number
  answers: Readonly<Record<string, unknown>>
  /** Whose eyes: the customer can neither read nor write private answers. */
  audience?: 'staff' | 'portal'
}

/**
 * Saves some answers of a sheet; wrong ones come back as issues. Throws conflict `accounts.sheet_changed_meanwhile` with
 * the answers that somebody else changed since `version`, and `accounts.handoff_not_with_sales`.
 */
export async function saveAnswers(context: Context, input: SaveAnswersInput) {
  const { accountId, kind, audience = 'staff' } = input
  await requireAccount(context, accountId)
  if (kind === 'handoff') await openForSales(context, accountId)
  const { found, stored, updatedAt, updatedBy } = await openSheet(context, accountId, kind)
  const form = audience === 'portal' ? publicForm(found.form) : found.form
  const edit = editSheet(form, stored, input.answers, input.version)
  if (edit.conflicts.length > 0) {
    const fields = edit.conflicts.map((path) => ({ path, code: 'accounts.answer_changed_meanwhile' }))
    throw new ProductError('conflict', 'accounts.sheet_changed_meanwhile', {}, fields)
  }
  const isChanged = edit.changes.length > 0
  if (isChanged) await store(context, input, edit, completeness(found.form, edit.answers))
  if (isChanged && kind === 'hearing') {
    await judgeFits(context, [accountId])
    if (audience === 'staff') await recordEvent(context, hearingWritten, { accountId }, accountId)
  }
  return {
    answers: answersTo(form, edit.answers),
    completeness: completeness(form, edit.answers),
    version: edit.version,
    updatedAt: isChanged ? instantOf(context) : updatedAt,
    updatedBy: isChanged ? context.actor.name : updatedBy,
    issues: edit.issues.map(({ path, code, params }) => ({ path, code, ...(params && { params: { ...params } }) })),
  }
}

async function store(
  context: Context,
  { accountId, kind }: SaveAnswersInput,
  edit: SheetEdit,
  filled: { filledRequired: number; required: number; missing: string[] },
): Promise<void> {
  const { transaction, actor, workspaceId, clock } = context
  const now = instantOf(context)
  await updateSheet(transaction, accountId, kind, {
    answers: edit.answers,
    answer_versions: edit.answerVersions,
    version: edit.version,
    filled_required: filled.filledRequired,
    required: filled.required,
    missing: filled.missing,
    updated_at: now,
    updated_by: actor.name,
  })
  const rows = edit.changes.map((change) => ({
    workspace_id: workspaceId,
    account_id: accountId,
    sheet_change_id: newId(clock.now()),
    kind,
    answer_key: change.key,
    before: change.before ?? null,
    after: change.after ?? null,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    changed_at: now,
  }))
  await recordSheetChanges(transaction, rows, new Date(clock.now() - mergeWithin).toISOString())
}
