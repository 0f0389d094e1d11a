import type { Context } from '#platform/context/context.ts'
import type { CustomFieldRecord } from '../../contract.ts'
import { selectCustomFields } from './custom-field-queries.ts'

/** The workspace's fields in their order, without archived ones unless asked for. */
export async function listCustomFields(
  context: Context,
  { archived }: { archived: 'no' | 'include' } = { archived: 'no' },
): Promise<CustomFieldRecord[]> {
  const fields = await selectCustomFields(context.transaction)
  return archived === 'include' ? fields : fields.filter((field) => field.archivedAt === null)
}
