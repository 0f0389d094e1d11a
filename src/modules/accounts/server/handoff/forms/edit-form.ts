import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, type FieldError, invalid, notFound } from '#platform/kernel/errors.ts'
import type { FormDefinition } from '../../../contract.ts'
import type { Form } from '../../../domain/forms/form.ts'
import { questionsOfChangedType } from '../../../domain/forms/form-version.ts'
import { toFormDefinition } from './describe-form.ts'
import { findPublishedForm, parseForm } from './find-form.ts'
import { type FormRow, findFormRow, updateForm } from './form-queries.ts'

/** A draft to change. Throws notFound `accounts.no_such_form`, conflict `accounts.form_not_a_draft`. */
export async function findDraft(context: Context, id: string): Promise<FormRow> {
  const row = await findFormRow(context.transaction, id)
  if (!row) throw notFound('accounts.no_such_form')
  if (row.status !== 'draft') throw conflict('accounts.form_not_a_draft')
  return row
}

function checkedForm(row: FormRow, definition: unknown): Form {
  try {
    return parseForm(row.kind, { ...z.looseObject({}).parse(definition), key: row.form_key })
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const fields = error.issues.map(
      (issue): FieldError => ({ path: ['definition', ...issue.path].join('.'), code: codeOf(issue) }),
    )
    throw invalid('accounts.form_not_valid', {}, fields)
  }
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.message === 'repeated_key') return 'accounts.form_repeated_key'
  return issue.message === 'unknown_section' ? 'accounts.form_unknown_section' : 'accounts.form_part_not_valid'
}

export interface EditFormInput {
  id: string
  version: number
  /** Of the domain's form schema; the key stays what it is. */
  definition: unknown
}

/**
 * Replaces what a draft asks. Throws invalid `accounts.form_not_valid` with the parts that are wrong, or with questions
 * whose type of answer differs from the published version; conflict `accounts.form_changed_meanwhile`.
 */
export async function editForm(context: Context, input: EditFormInput): Promise<FormDefinition> {
  const draft = await findDraft(context, input.id)
  const form = checkedForm(draft, input.definition)
  const published = await findPublishedForm(context, draft.kind, draft.form_key)
  const changed = published ? questionsOfChangedType(published.form, form) : []
  if (changed.length > 0) {
    const fields = changed.map((key) => ({
      path: `definition.fields.${form.fields.findIndex((field) => field.key === key)}`,
      code: 'accounts.form_question_changed_type',
    }))
    throw invalid('accounts.form_not_valid', {}, fields)
  }
  const row = await updateForm(context.transaction, input.id, input.version, {
    definition: form,
    updated_at: instantOf(context),
  })
  if (!row) throw conflict('accounts.form_changed_meanwhile')
  return toFormDefinition(row)
}
