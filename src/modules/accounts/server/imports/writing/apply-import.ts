import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newFields, targetOf } from '../../../domain/imports/customers/new-field.ts'
import { headerKey } from '../../../domain/imports/map-columns.ts'
import { accountsImported } from '../../../events.ts'
import { createCustomField } from '../../custom-fields/create-custom-field.ts'
import { listCustomFields } from '../../custom-fields/list-custom-fields.ts'
import { judgeFitsLater } from '../../fit/judge-fits.ts'
import { deleteFile, type ImportRecord, keepMapping, tellProgress, updateImport } from '../import-queries.ts'
import { importTask } from '../judging/import-task.ts'
import { judgeRows } from '../judging/judge-rows.ts'
import { headingsKey } from '../propose-columns.ts'
import { requireFreeKeys } from '../require-free-keys.ts'
import { requireLockedImport } from '../require-import.ts'
import { countOutcomes } from '../rows/row-queries.ts'
import { writeNewCustomers, writeUpdates } from './write-rows.ts'

/**
 * Writes what the dry run showed, all of it or nothing. Does nothing when it has been done. The rows are judged once more
 * first: when customers changed since the dry run and it would come out otherwise, nothing is written. @throws notFound
 * `accounts.import.no_such_import`, conflict `accounts.import.judge_first`, `accounts.import.undone`,
 * `accounts.import.has_errors`, `accounts.import.nothing_to_write`, `accounts.import.customers_changed`,
 * `accounts.import.field_archived`
 */
export async function applyImport(context: Context, importId: string): Promise<void> {
  const record = await requireApplicable(context, importId)
  if (record === 'done') return
  const now = instantOf(context)
  // One moment for all, by which an undo tells what came with the import from what was added later.
  const frozen: Context = { ...context, clock: { now: () => Date.parse(now) } }
  const existing = await listCustomFields(context)
  const made = []
  for (const field of newFields(record.columns, existing)) {
    const { id, label } = await createCustomField(frozen, field)
    made.push({ id, label })
  }
  const rowCount = record.summary.rowCount
  const judged = await judgeRows(context, record, (rows) => tellProgress(context.transaction, importId, rows / 2))
  const { add, update } = judged.counts
  if (add !== record.summary.counts?.add || update !== record.summary.counts?.update || !judged.canApply) {
    throw conflict('accounts.import.customers_changed')
  }
  const task = await importTask(context, record)
  const onProgress = (rows: number) => tellProgress(context.transaction, importId, rowCount / 2 + rows / 2)
  const added = await writeNewCustomers(frozen, importId, task, onProgress)
  await writeUpdates(frozen, importId, task, (rows) => onProgress(added + rows))
  const result = { ...(await countOutcomes(context.transaction, importId)), newFields: made }
  await updateImport(context.transaction, importId, {
    state: 'applied',
    pending: null,
    failure: null,
    result,
    counts: judged.counts,
    applied_at: now,
  })
  await keepMapping(context.transaction, context.workspaceId, { ...rememberedMapping(record), usedAt: now })
  await deleteFile(context.transaction, importId)
  await judgeFitsLater(context)
  await recordEvent(context, accountsImported, { importId, added: result.added, updated: result.updated })
}

/** Throws as `applyImport`, before the work is put off; 'done' when there is nothing left to do. */
export async function requireApplicable(context: Context, importId: string): Promise<ImportRecord | 'done'> {
  const record = await requireLockedImport(context, importId)
  const { state, counts } = record.summary
  if (state === 'applied') return 'done'
  if (state === 'undone') throw conflict('accounts.import.undone')
  if (state !== 'judged' || !counts) throw conflict('accounts.import.judge_first')
  if (counts.add + counts.update === 0) throw conflict('accounts.import.nothing_to_write')
  if (record.options.mode === 'all_or_nothing' && counts.error + counts.undecided > 0) {
    throw conflict('accounts.import.has_errors', { count: counts.error + counts.undecided })
  }
  await requireFreeKeys(context, record.columns)
  return record
}

function rememberedMapping({ columns }: ImportRecord) {
  const filled = columns.filter(({ header }) => header !== '')
  return {
    headings: headingsKey(columns.map(({ header }) => header)),
    fields: Object.fromEntries(
      filled.map((column) => [
        headerKey(column.header),
        column.field === 'signedUpOn' ? column.field : targetOf(column),
      ]),
    ),
  }
}
