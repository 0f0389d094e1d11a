import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { type ImportRecord, tellProgress, updateImport } from '../import-queries.ts'
import { requireFreeKeys } from '../require-free-keys.ts'
import { requireLockedImport } from '../require-import.ts'
import { judgeRows } from './judge-rows.ts'

/**
 * Dry run: says what would happen to each row. @throws notFound `accounts.import.no_such_import`, conflict
 * `accounts.import.already_applied`, `accounts.import.field_archived`, invalid `accounts.import.nothing_mapped`
 */
export async function judgeImport(context: Context, importId: string): Promise<void> {
  const record = await requireJudgeable(context, importId)
  const { counts } = await judgeRows(context, record, (rows) => tellProgress(context.transaction, importId, rows))
  await updateImport(context.transaction, importId, {
    state: 'judged',
    pending: null,
    failure: null,
    counts,
    judged_at: instantOf(context),
  })
}

/** Throws as `judgeImport`, before the work is put off. */
export async function requireJudgeable(context: Context, importId: string): Promise<ImportRecord> {
  const record = await requireLockedImport(context, importId)
  if (record.summary.appliedAt !== null) throw conflict('accounts.import.already_applied')
  const hasName = record.columns.some(({ field }) => field === 'name' || field === 'externalId')
  if (!hasName) throw invalid('accounts.import.nothing_mapped')
  await requireFreeKeys(context, record.columns)
  return record
}
