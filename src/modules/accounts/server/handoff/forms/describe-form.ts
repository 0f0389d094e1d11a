import type { FormDefinition, FormEntry } from '../../../contract.ts'
import type { Form } from '../../../domain/forms/form.ts'
import { type SheetKind, sheetKinds } from '../../../domain/forms/sheet.ts'
import { builtInForms, builtInVersion, parseForm } from './find-form.ts'
import type { FormRow } from './form-queries.ts'

export function toFormEntry(row: FormRow, form: Form = parseForm(row.kind, row.definition)): FormEntry {
  return {
    id: row.form_definition_id,
    kind: row.kind,
    formKey: row.form_key,
    formVersion: row.form_version,
    title: form.title,
    questions: form.fields.length,
    status: row.status,
    isDefault: row.is_default,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
  }
}

export function toFormDefinition(row: FormRow): FormDefinition {
  const definition = parseForm(row.kind, row.definition)
  return { ...toFormEntry(row, definition), version: row.version, definition }
}

/** The forms that the product brings; default where the workspace has chosen none. */
export function builtInEntries(kind: SheetKind | undefined, hasDefault: (kind: SheetKind) => boolean): FormEntry[] {
  return sheetKinds
    .filter((each) => kind === undefined || kind === each)
    .map((each) => ({
      id: null,
      kind: each,
      formKey: builtInForms[each].key,
      formVersion: builtInVersion,
      title: builtInForms[each].title,
      questions: builtInForms[each].fields.length,
      status: 'published',
      isDefault: !hasDefault(each),
      createdBy: null,
      updatedAt: null,
    }))
}
