import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { FormDefinition, FormEntry } from '../../../contract.ts'
import type { SheetKind } from '../../../domain/forms/sheet.ts'
import { toFormDefinition } from './describe-form.ts'
import { findDraft } from './edit-form.ts'
import { findPublishedForm } from './find-form.ts'
import { clearDefaultForm, findFormRow, findFormVersion, findNewestForm, updateForm } from './form-queries.ts'
import { listForms } from './list-forms.ts'

/**
 * Publishes a draft, which never changes again. The default moves on with its form. Throws notFound
 * `accounts.no_such_form`, conflict `accounts.form_not_a_draft`, `accounts.form_changed_meanwhile`.
 */
export async function publishForm(
  context: Context,
  input: { id: string; version: number; isDefault: boolean },
): Promise<FormDefinition> {
  const draft = await findDraft(context, input.id)
  const before = await findNewestForm(context.transaction, draft.form_key, { isPublished: true })
  const isDefault = input.isDefault || before?.is_default === true
  if (isDefault) await clearDefaultForm(context.transaction, draft.kind)
  const row = await updateForm(context.transaction, input.id, input.version, {
    status: 'published',
    is_default: isDefault,
    published_at: instantOf(context),
    updated_at: instantOf(context),
  })
  if (!row) throw conflict('accounts.form_changed_meanwhile')
  return toFormDefinition(row)
}

/** Chooses the form that new sheets start from. Throws notFound `accounts.no_such_form`. */
export async function setDefaultForm(
  context: Context,
  { kind, formKey }: { kind: SheetKind; formKey: string },
): Promise<{ items: FormEntry[] }> {
  const found = await findPublishedForm(context, kind, formKey)
  if (!found) throw notFound('accounts.no_such_form')
  await clearDefaultForm(context.transaction, kind)
  const row = await findFormVersion(context.transaction, found.formKey, found.formVersion)
  if (row) await updateForm(context.transaction, row.form_definition_id, row.version, { is_default: true })
  return listForms(context, kind)
}

/**
 * Offers a version no longer, or drops a draft; sheets that answer it stay readable. Throws notFound
 * `accounts.no_such_form`, conflict `accounts.form_is_default`.
 */
export async function retireForm(context: Context, id: string): Promise<FormDefinition> {
  const row = await findFormRow(context.transaction, id)
  if (!row) throw notFound('accounts.no_such_form')
  if (row.is_default) throw conflict('accounts.form_is_default')
  const change = { status: 'retired', updated_at: instantOf(context) } as const
  const retired = await updateForm(context.transaction, id, row.version, change)
  if (!retired) throw conflict('accounts.form_changed_meanwhile')
  return toFormDefinition(retired)
}
