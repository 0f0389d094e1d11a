import { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import type { TableChoices } from '#platform/files/read-table.ts'
import type { UploadedFile } from '#platform/http/route.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import {
  type changeRecordImport as changeContract,
  type RecordColumn,
  recordColumnSchema,
  recordKinds,
  recordOptionsSchema,
} from '../../contract.ts'
import {
  holdRecordImport,
  insertRecordImport,
  replaceRecordRows,
  selectRecordCells,
  selectWrittenRecords,
  updateRecordImport,
  updateUndone,
} from './import-queries.ts'
import { judgeRecords, writeRecords } from './judge-records.ts'
import { kinds, type RecordKindKey } from './kinds/kinds.ts'
import { proposeRecordColumns, readRecordFile } from './read-records.ts'

/** Takes a file in, proposes what its columns mean and makes the dry run. Throws the codes of reading. */
export async function uploadRecords(context: Context, kindKey: RecordKindKey, file: UploadedFile): Promise<string> {
  const kind = kinds[kindKey]
  const { reading, headers, lines } = await readRecordFile(file.bytes, { locale: context.locale })
  const columns = proposeRecordColumns(kind, headers, lines)
  const options = { source: 'file', currency: 'JPY' }
  const { rows, counts } = await judgeRecords(context, kind, lines, { columns, options })
  const id = newId(context.clock.now())
  await insertRecordImport(context.transaction, {
    workspace_id: context.workspaceId,
    record_import_id: id,
    kind: kindKey,
    file_name: file.fileName.replace(/\s+/g, ' ').trim() || 'file',
    content: file.bytes,
    state: 'judged',
    reading: JSON.stringify(reading),
    columns: JSON.stringify(columns),
    options: JSON.stringify(options),
    row_count: lines.length,
    counts: JSON.stringify(counts),
    created_by: context.actor.name,
    created_at: instantOf(context),
  })
  await replaceRecordRows(context.transaction, { workspaceId: context.workspaceId, importId: id }, lines, rows)
  return id
}

type Change = z.output<typeof changeContract.body>

/**
 * Changes how a file is read and what it means; the dry run follows. Throws not found `integrations.records.no_such_import`,
 * conflict `integrations.changed_meanwhile`, `integrations.records.already_applied`, invalid
 * `integrations.records.columns_unfit`, and what reading throws.
 */
export async function changeRecordImport(context: Context, id: string, change: Change): Promise<void> {
  const held = await requireHeld(context, id)
  if (held.row.version !== change.version) throw conflict('integrations.changed_meanwhile')
  if (held.row.state !== 'judged' || held.row.content === null) throw conflict('integrations.records.already_applied')
  const options = recordOptionsSchema.parse({ ...held.options, ...defined(change.options ?? {}) })
  const { encoding, sheet, headerLine } = { ...held.reading, ...defined(change.reading ?? {}) }
  const choices: TableChoices = {
    locale: context.locale,
    ...(encoding !== null && encoding !== undefined && { encoding }),
    ...(sheet !== null && sheet !== undefined && { sheet }),
    ...(change.reading?.headerLine !== undefined && { headerLine }),
  }
  const { reading, headers, lines } = await readRecordFile(held.row.content, choices)
  const proposed = change.reading ? proposeRecordColumns(held.kind, headers, lines) : held.columns
  const columns = chosenColumns(held.kind.fields, proposed, change.columns ?? [])
  const { rows, counts } = await judgeRecords(context, held.kind, lines, { columns, options })
  await updateRecordImport(context.transaction, id, {
    reading: JSON.stringify({ ...reading, candidates: held.reading.candidates }),
    columns: JSON.stringify(columns),
    options: JSON.stringify(options),
    row_count: lines.length,
    counts: JSON.stringify(counts),
  })
  await replaceRecordRows(context.transaction, { workspaceId: context.workspaceId, importId: id }, lines, rows)
}

/** Writes what the dry run showed; done before, it does nothing. Throws as `changeRecordImport`. */
export async function applyRecordImport(context: Context, id: string): Promise<void> {
  const { row, kind, columns, options } = await requireHeld(context, id)
  if (row.state === 'applied') return
  if (row.state === 'undone') throw conflict('integrations.records.already_applied')
  const stored = await selectRecordCells(context.transaction, id)
  const lines = stored.map(({ line, cells }) => ({ line, cells: z.array(z.string()).parse(cells) }))
  const { rows, counts, aftermath } = await writeRecords(context, kind, lines, { columns, options })
  if (counts.add + counts.update + counts.waiting === 0) throw conflict('integrations.records.nothing_to_write')
  await replaceRecordRows(context.transaction, { workspaceId: context.workspaceId, importId: id }, lines, rows)
  await updateRecordImport(context.transaction, id, {
    state: 'applied',
    content: null,
    counts: JSON.stringify(counts),
    aftermath: JSON.stringify(aftermath),
    applied_at: instantOf(context),
  })
}

/** Takes a file back; taken back before, it does nothing. Throws conflict `integrations.records.not_applied`. */
export async function undoRecordImport(context: Context, id: string): Promise<void> {
  const { row, kind } = await requireHeld(context, id)
  if (row.state === 'undone') return
  if (row.state !== 'applied') throw conflict('integrations.records.not_applied')
  const written = await selectWrittenRecords(context.transaction, id)
  const rows = written.map(({ line, account_id, outcome }) => ({ line, accountId: account_id, outcome }))
  const undone = await kind.undo(context, rows, z.array(z.unknown()).parse(row.aftermath))
  await updateUndone(context.transaction, id, undone)
  const count = (what: string) => [...undone.values()].filter((one) => one === what).length
  await updateRecordImport(context.transaction, id, {
    state: 'undone',
    undone_at: instantOf(context),
    undo_counts: JSON.stringify({ removed: count('removed'), restored: count('restored'), kept: count('kept') }),
  })
}

const readingSchema = z.looseObject({
  encoding: z.enum(['utf-8', 'windows-31j', 'utf-16le', 'utf-16be', 'euc-jp', 'windows-1252']).nullable(),
  sheet: z.string().nullable(),
  headerLine: z.number(),
  candidates: z.array(z.string()),
})

async function requireHeld({ transaction }: Context, id: string) {
  const row = await holdRecordImport(transaction, id)
  if (!row) throw notFound('integrations.records.no_such_import')
  return {
    row,
    kind: kinds[z.enum(recordKinds).parse(row.kind)],
    reading: readingSchema.parse(row.reading),
    columns: z.array(recordColumnSchema).parse(row.columns),
    options: recordOptionsSchema.parse(row.options),
  }
}

function defined<Parts extends object>(parts: Parts) {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function chosenColumns(
  fields: readonly { key: string }[],
  columns: readonly RecordColumn[],
  chosen: readonly Pick<RecordColumn, 'column' | 'field' | 'dateOrder'>[],
): RecordColumn[] {
  const known = new Set(fields.map(({ key }) => key))
  const byColumn = new Map(chosen.map((choice) => [choice.column, choice]))
  const changed = columns.map((column) => {
    const choice = byColumn.get(column.column)
    if (!choice) return column
    return { ...column, ...choice, confidence: choice.field === column.field ? column.confidence : 1 }
  })
  const used = changed.flatMap(({ field }) => field ?? [])
  if (new Set(used).size < used.length || used.some((field) => !known.has(field)))
    throw invalid('integrations.records.columns_unfit')
  return changed
}
