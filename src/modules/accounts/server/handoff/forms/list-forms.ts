import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { FormDefinition, FormEntry } from '../../../contract.ts'
import type { SheetKind } from '../../../domain/forms/sheet.ts'
import { builtInEntries, toFormDefinition, toFormEntry } from './describe-form.ts'
import { findFormRow, selectForms } from './form-queries.ts'

/** Built-in forms and our own: of each its newest published version, and its draft where there is one. */
export async function listForms(context: Context, kind?: SheetKind): Promise<{ items: FormEntry[] }> {
  const rows = await selectForms(context.transaction, kind)
  const seen = new Set<string>()
  const newest = rows.filter((row) => {
    const name = `${row.form_key} ${row.status}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
  const hasDefault = (one: SheetKind) => rows.some((row) => row.kind === one && row.is_default)
  return { items: [...builtInEntries(kind, hasDefault), ...newest.map((row) => toFormEntry(row))] }
}

export async function readForm(context: Context, id: string): Promise<FormDefinition> {
  const row = await findFormRow(context.transaction, id)
  if (!row) throw notFound('accounts.no_such_form')
  return toFormDefinition(row)
}
