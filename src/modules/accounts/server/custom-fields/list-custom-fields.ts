import type { Context } from '#platform/context/context.ts'
import type { CustomFieldRecord } from '../../contract.ts'

/** The workspace's fields in their order, without archived ones unless asked for. */
export async function listCustomFields(
  _context: Context,
  _options: { archived: 'no' | 'include' } = { archived: 'no' },
): Promise<CustomFieldRecord[]> {
  throw new Error('not written yet')
}
