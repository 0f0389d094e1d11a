import type { Context } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { ImportColumn } from '../../contract.ts'
import { newFields } from '../../domain/imports/customers/new-field.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'

/**
 * A field that is no longer in use keeps its key and its values, so a column can't make it anew. Throws conflict
 * `accounts.import.field_archived` with its name.
 */
export async function requireFreeKeys(context: Context, columns: readonly ImportColumn[]): Promise<void> {
  const fields = await listCustomFields(context, { archived: 'include' })
  const inUse = fields.filter(({ archivedAt }) => archivedAt === null)
  const asked = new Set(newFields(columns, inUse).map(({ key }) => key))
  const archived = fields.find(({ key, archivedAt }) => archivedAt !== null && asked.has(key))
  if (archived) throw conflict('accounts.import.field_archived', { field: archived.label[context.locale] })
}
