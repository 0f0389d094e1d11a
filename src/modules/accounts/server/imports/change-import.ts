import type { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import type { TableChoices } from '#platform/files/read-table.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { changeImport as contract, ImportColumn } from '../../contract.ts'
import { customColumns, signedUpField } from '../../domain/imports/customers/new-field.ts'
import { importFields } from '../../domain/imports/fields.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { type ImportRecord, selectFile, updateImport } from './import-queries.ts'
import { requireAllowedFields } from './require-allowed-fields.ts'
import { requireLockedImport } from './require-import.ts'
import { type ImporterRights, storeRows } from './upload-import.ts'

export type ImportChange = z.output<typeof contract.body>

/**
 * Changes how a file is read, what its columns mean, or what is done with its rows; a dry run made before no longer
 * counts. @throws notFound `accounts.import.no_such_import`, conflict `accounts.import.already_applied` and
 * `accounts.import.working`, invalid `accounts.import.columns_unfit`, forbidden
 * `accounts.import.new_fields_not_allowed`, and what reading throws
 */
export async function changeImport(
  context: Context,
  importId: string,
  change: ImportChange,
  rights: ImporterRights,
): Promise<void> {
  const record = await requireLockedImport(context, importId)
  if (record.summary.appliedAt !== null) throw conflict('accounts.import.already_applied')
  if (record.pending !== null) throw conflict('accounts.import.working')
  const name = change.name === undefined ? {} : { name: change.name }
  const options = { ...record.options, ...definedParts(change.options ?? {}) }
  if (change.reading) {
    const file = await selectFile(context.transaction, importId)
    if (!file) throw conflict('accounts.import.already_applied')
    const read = await storeRows(context, importId, file, {
      ...choicesOf(record, change.reading),
      ...rights,
      locale: context.locale,
    })
    await updateImport(context.transaction, importId, {
      ...name,
      ...notJudged,
      state: 'uploaded',
      reading: { ...read.reading, candidates: record.reading.candidates },
      columns: read.columns,
      row_count: read.rowCount,
      options,
    })
    return
  }
  const columns = change.columns ? await chosenColumns(context, record, change.columns) : record.columns
  if (change.columns) await requireAllowedFields(context, columns, rights)
  const isSame = change.columns === undefined && change.options === undefined
  await updateImport(context.transaction, importId, {
    ...name,
    ...(!isSame && { ...notJudged, state: 'mapped', columns, options }),
  })
}

const notJudged = { counts: null, judged_at: null, failure: null }

function definedParts<Parts extends object>(parts: Parts) {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

/** A choice made before stays, but another sheet or encoding has its own headings and delimiters. */
function choicesOf(
  { reading }: ImportRecord,
  { encoding, delimiter, sheet, headerLine }: NonNullable<ImportChange['reading']>,
) {
  const kept: TableChoices = {}
  const usedEncoding = encoding ?? reading.encoding
  const usedSheet = sheet ?? reading.sheet
  if (usedEncoding !== null) kept.encoding = usedEncoding
  if (usedSheet !== null) kept.sheet = usedSheet
  if (delimiter !== undefined) kept.delimiter = delimiter
  if (headerLine !== undefined) kept.headerLine = headerLine
  return kept
}

async function chosenColumns(
  context: Context,
  record: ImportRecord,
  chosen: NonNullable<ImportChange['columns']>,
): Promise<ImportColumn[]> {
  const custom = (await listCustomFields(context)).filter((field) => field.key !== signedUpField.key)
  const known = new Set(importFields(customColumns(custom)).map((field) => field.key))
  const byColumn = new Map(chosen.map((column) => [column.column, column]))
  const columns = record.columns.map((column): ImportColumn => {
    const choice = byColumn.get(column.column)
    if (!choice) return column
    const isSame = choice.field === column.field && choice.newField === null && column.newField === null
    const field = choice.newField ? null : choice.field
    return { ...column, ...choice, field, ...(!isSame && { reason: 'chosen', confidence: 1 }) }
  })
  const fields = columns.flatMap(({ field }) => field ?? [])
  const isUnfit = new Set(fields).size < fields.length || fields.some((field) => !known.has(field))
  if (isUnfit) throw invalid('accounts.import.columns_unfit')
  return columns
}
