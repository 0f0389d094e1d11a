import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { CustomFieldRecord } from '../../contract.ts'
import { type CustomField, customFieldErrors } from '../../domain/custom-fields/custom-field.ts'
import { insertCustomField, lockCustomFields, selectCustomFields } from './custom-field-queries.ts'

const maxFields = 200

/** Throws invalid `accounts.not_valid` with what is wrong, and `accounts.too_many_custom_fields`. */
export async function createCustomField(context: Context, definition: CustomField): Promise<CustomFieldRecord> {
  await lockCustomFields(context.transaction, context.workspaceId)
  const others = await selectCustomFields(context.transaction)
  if (others.length >= maxFields) throw invalid('accounts.too_many_custom_fields', { max: maxFields })
  const errors = customFieldErrors(
    definition,
    others.map((field) => field.key),
  )
  if (errors.length > 0) throw invalid('accounts.not_valid', {}, errors)
  const position = Math.max(-1, ...others.map((field) => field.position)) + 1
  const field = { ...definition, id: newId(context.clock.now()), position, version: 1, archivedAt: null }
  await insertCustomField(context.transaction, context.workspaceId, field, instantOf(context))
  return field
}
