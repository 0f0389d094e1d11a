import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import type { ImportDetails, ImportSummary } from '../../contract.ts'
import { customColumns, signedUpField } from '../../domain/imports/customers/new-field.ts'
import { importFields } from '../../domain/imports/fields.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { type ImportRecord, selectProgress } from './import-queries.ts'
import { requireImport } from './require-import.ts'
import { selectRawRows } from './rows/row-queries.ts'
import { sayIssue } from './words.ts'

const previewRows = 8
const cellsSchema = z.array(z.string())

/** An import as callers see it. */
export async function describeSummary(context: Context, record: ImportRecord): Promise<ImportSummary> {
  const { summary, pending, failure, options } = record
  const { counts } = summary
  const isWorking = pending !== null
  const isClean = counts !== null && counts.error + counts.undecided === 0
  return {
    ...summary,
    work: isWorking ? { kind: pending, done: await selectProgress(context.transaction, summary.id) } : null,
    failure: failure === null ? null : sayIssue(context.locale, failure),
    canApply:
      summary.state === 'judged' &&
      !isWorking &&
      counts !== null &&
      counts.add + counts.update > 0 &&
      (options.mode === 'skip_bad' || isClean),
  }
}

/** Throws notFound `accounts.import.no_such_import`. */
export async function describeImport(context: Context, importId: string): Promise<ImportDetails> {
  const record = await requireImport(context, importId)
  const custom = (await listCustomFields(context)).filter((field) => field.key !== signedUpField.key)
  const rows = await selectRawRows(context.transaction, importId, 0, previewRows)
  return {
    ...(await describeSummary(context, record)),
    reading: record.reading,
    columns: record.columns,
    options: record.options,
    fields: importFields(customColumns(custom)).map(({ key, header, kind }) => ({ key, label: header, kind })),
    preview: rows.map(({ line, cells }) => ({ line, cells: cellsSchema.parse(cells) })),
  }
}
