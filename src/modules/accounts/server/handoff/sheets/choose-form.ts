import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { Sheet } from '../../../contract.ts'
import { completeness } from '../../../domain/forms/answers.ts'
import type { SheetKind } from '../../../domain/forms/sheet.ts'
import { requireAccount } from '../../profiles/find-account.ts'
import { findPublishedForm } from '../forms/find-form.ts'
import { openForSales } from '../open-handoff.ts'
import { openSheet } from './load-sheet.ts'
import { readSheet } from './read-sheet.ts'
import { updateSheet } from './sheet-queries.ts'

/**
 * Lets a sheet answer another form, or the newest version of its own. Answers to questions that the new one does not ask
 * stay in the sheet unseen. Throws notFound `accounts.no_such_form`.
 */
export async function chooseForm(
  context: Context,
  input: { accountId: string; kind: SheetKind; formKey: string },
): Promise<Sheet> {
  const { accountId, kind, formKey } = input
  await requireAccount(context, accountId)
  if (kind === 'handoff') await openForSales(context, accountId)
  const { stored } = await openSheet(context, accountId, kind)
  const found = await findPublishedForm(context, kind, formKey)
  if (!found) throw notFound('accounts.no_such_form')
  const { filledRequired, required, missing } = completeness(found.form, stored.answers)
  await updateSheet(context.transaction, accountId, kind, {
    form_key: found.formKey,
    form_version: found.formVersion,
    filled_required: filledRequired,
    required,
    missing,
    version: stored.version + 1,
    updated_at: instantOf(context),
    updated_by: context.actor.name,
  })
  return readSheet(context, { accountId, kind })
}
