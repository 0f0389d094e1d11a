import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { FormDefinition } from '../../../contract.ts'
import { type SheetKind, sheetKinds } from '../../../domain/forms/sheet.ts'
import { toFormDefinition } from './describe-form.ts'
import { builtInForms, builtInVersion, findPublishedForm } from './find-form.ts'
import { findNewestForm, insertForm } from './form-queries.ts'

export interface CopyFormInput {
  kind: SheetKind
  formKey: string
  /** Makes a form of its own; else the draft is the next version of the one copied. */
  newKey?: string | undefined
}

/**
 * Starts a draft from the published version of a form. Throws notFound `accounts.no_such_form`, conflict
 * `accounts.form_draft_exists` and `accounts.form_key_taken`.
 */
export async function copyForm(context: Context, { kind, formKey, newKey }: CopyFormInput): Promise<FormDefinition> {
  const source = await findPublishedForm(context, kind, formKey)
  if (!source) throw notFound('accounts.no_such_form')
  const key = newKey ?? formKey
  const newest = await findNewestForm(context.transaction, key, { isPublished: false })
  const isTaken = newest !== undefined || sheetKinds.some((each) => builtInForms[each].key === key)
  if (newKey !== undefined && isTaken) throw conflict('accounts.form_key_taken', { key })
  if (newest?.status === 'draft') throw conflict('accounts.form_draft_exists')
  const row = await insertForm(context.transaction, {
    workspace_id: context.workspaceId,
    form_definition_id: newId(context.clock.now()),
    kind,
    form_key: key,
    form_version: (newest?.form_version ?? builtInVersion) + 1,
    status: 'draft',
    definition: { ...source.form, key },
    created_by: context.actor.name,
    created_at: instantOf(context),
    updated_at: instantOf(context),
    published_at: null,
  })
  return toFormDefinition(row)
}
