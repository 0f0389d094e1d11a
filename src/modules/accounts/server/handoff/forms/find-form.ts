import type { Context } from '#platform/context/context.ts'
import { invalid, notFound } from '#platform/kernel/errors.ts'
import { handoffForm, hearingForm } from '../../../content/built-in.ts'
import { type Form, formSchema, type HandoffForm, handoffFormSchema } from '../../../domain/forms/form.ts'
import type { SheetKind } from '../../../domain/forms/sheet.ts'
import { type FormRow, findDefaultForm, findFormVersion, findNewestForm } from './form-queries.ts'

export const builtInForms = { hearing: hearingForm, handoff: handoffForm } as const

/** The version number that stands for the form as the product brings it. */
export const builtInVersion = 0

export interface FoundForm {
  formKey: string
  formVersion: number
  form: Form
}

const isHandoffForm = (form: Form): form is HandoffForm => 'returnReasons' in form

/** A definition as stored or sent, checked against its kind. Throws zod errors. */
export function parseForm(kind: SheetKind, definition: unknown): Form {
  return kind === 'handoff' ? handoffFormSchema.parse(definition) : formSchema.parse(definition)
}

const isBuiltIn = (kind: SheetKind, formKey: string) => builtInForms[kind].key === formKey

function builtIn(kind: SheetKind): FoundForm {
  const form = builtInForms[kind]
  return { formKey: form.key, formVersion: builtInVersion, form }
}

const toFoundForm = (row: FormRow): FoundForm => ({
  formKey: row.form_key,
  formVersion: row.form_version,
  form: parseForm(row.kind, row.definition),
})

/** One version of a form. Throws notFound `accounts.no_such_form`. */
export async function findForm(
  context: Context,
  kind: SheetKind,
  { formKey, formVersion }: { formKey: string; formVersion: number },
): Promise<FoundForm> {
  if (formVersion === builtInVersion && isBuiltIn(kind, formKey)) return builtIn(kind)
  const row = await findFormVersion(context.transaction, formKey, formVersion)
  if (row?.kind !== kind) throw notFound('accounts.no_such_form')
  return toFoundForm(row)
}

/** The version of a form that new answers should use, undefined where none is published. */
export async function findPublishedForm(
  context: Context,
  kind: SheetKind,
  formKey: string,
): Promise<FoundForm | undefined> {
  const row = await findNewestForm(context.transaction, formKey, { isPublished: true })
  if (row?.kind === kind) return toFoundForm(row)
  return isBuiltIn(kind, formKey) ? builtIn(kind) : undefined
}

/** The form that a new sheet starts from. */
export async function defaultForm(context: Context, kind: SheetKind): Promise<FoundForm> {
  const row = await findDefaultForm(context.transaction, kind)
  return row ? toFoundForm(row) : ((await findPublishedForm(context, kind, builtInForms[kind].key)) ?? builtIn(kind))
}

/** The form of a handover sheet with its deadlines and reasons. */
export function asHandoffForm(form: Form): HandoffForm {
  if (!isHandoffForm(form)) throw invalid('accounts.form_is_no_handoff')
  return form
}

/** A form without what only handovers have. */
export function plainForm(form: Form): Form {
  if (!isHandoffForm(form)) return form
  const { submitWithinBusinessDays: _, acceptWithinBusinessDays: __, returnReasons: ___, ...plain } = form
  return plain
}
