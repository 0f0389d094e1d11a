import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import type { CustomFieldRecord } from '../../contract.ts'
import {
  type CustomField,
  customFieldChangeErrors,
  customFieldErrors,
} from '../../domain/custom-fields/custom-field.ts'
import { lockCustomFields, selectCustomFields, selectUsage, updateCustomFieldRow } from './custom-field-queries.ts'

export interface CustomFieldChange {
  version: number
  definition?: CustomField | undefined
  position?: number | undefined
  isArchived?: boolean | undefined
}

/**
 * Throws notFound `accounts.no_such_custom_field`, conflict `accounts.changed_meanwhile` when `version` is not the current
 * one, and invalid `accounts.not_valid` for what customers' values forbid.
 */
export async function changeCustomField(
  context: Context,
  id: string,
  { version, definition, position, isArchived }: CustomFieldChange,
): Promise<CustomFieldRecord> {
  await lockCustomFields(context.transaction, context.workspaceId)
  const fields = await selectCustomFields(context.transaction)
  const current = fields.find((field) => field.id === id)
  if (!current) throw notFound('accounts.no_such_custom_field')
  if (current.version !== version) throw conflict('accounts.changed_meanwhile')
  if (definition !== undefined) {
    const otherKeys = fields.filter((field) => field.id !== id).map((field) => field.key)
    const usage = await selectUsage(context.transaction, current)
    const errors = [...customFieldErrors(definition, otherKeys), ...customFieldChangeErrors(current, definition, usage)]
    if (errors.length > 0) throw invalid('accounts.not_valid', {}, errors)
  }
  const archivedAt = isArchived === undefined ? current.archivedAt : isArchived ? instantOf(context) : null
  const changed = {
    ...(definition ?? current),
    id,
    position: position ?? current.position,
    version: version + 1,
    archivedAt,
  }
  await updateCustomFieldRow(context.transaction, changed)
  return changed
}
