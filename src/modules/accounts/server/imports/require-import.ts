import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { type ImportRecord, selectImport } from './import-queries.ts'

/** Throws notFound `accounts.import.no_such_import`. */
export async function requireImport(context: Context, importId: string): Promise<ImportRecord> {
  const record = await selectImport(context.transaction, importId)
  if (!record) throw notFound('accounts.import.no_such_import')
  return record
}

/** As `requireImport`, and nobody else works on it before the transaction ends. */
export async function requireLockedImport(context: Context, importId: string): Promise<ImportRecord> {
  const record = await selectImport(context.transaction, importId, true)
  if (!record) throw notFound('accounts.import.no_such_import')
  return record
}
