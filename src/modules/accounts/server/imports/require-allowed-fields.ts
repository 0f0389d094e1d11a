import type { Context } from '#platform/context/context.ts'
import { forbidden } from '#platform/kernel/errors.ts'
import type { ImportColumn } from '../../contract.ts'
import { newFields } from '../../domain/imports/customers/new-field.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import type { ImporterRights } from './upload-import.ts'

/**
 * An import is no way around the right to make fields. Throws forbidden `accounts.import.new_fields_not_allowed` when the
 * columns ask for a field that is not there.
 */
export async function requireAllowedFields(
  context: Context,
  columns: readonly ImportColumn[],
  { mayMakeFields }: ImporterRights,
): Promise<void> {
  if (mayMakeFields) return
  const [asked] = newFields(columns, await listCustomFields(context))
  if (asked) throw forbidden('accounts.import.new_fields_not_allowed', { field: asked.label[context.locale] })
}
