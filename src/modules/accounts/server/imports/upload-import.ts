import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import type { TableChoices } from '#platform/files/read-table.ts'
import type { UploadedFile } from '#platform/http/route.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { ImportColumn, ImportReading } from '../../contract.ts'
import { cleanText } from '../../domain/text.ts'
import { readFile } from './files/read-file.ts'
import { insertFile, insertImport } from './import-queries.ts'
import { proposeColumns } from './propose-columns.ts'
import { deleteRows, insertRows } from './rows/row-queries.ts'

/** What the caller may besides importing. */
export interface ImporterRights {
  /** Whether columns may become fields that customers do not have yet. */
  mayMakeFields: boolean
}

/** Takes in a file, keeps its rows as they are and proposes what its columns mean. @throws the codes of `readFile` */
export async function uploadImport(
  context: Context,
  file: UploadedFile,
  { mayMakeFields }: ImporterRights,
): Promise<string> {
  const id = newId(context.clock.now())
  const { reading, columns, rowCount } = await storeRows(context, id, file.bytes, {
    locale: context.locale,
    mayMakeFields,
  })
  const fileName = cleanText(file.fileName, 'single') || 'file'
  const now = instantOf(context)
  await insertImport(context.transaction, context.workspaceId, {
    summary: {
      id,
      name: fileName.replace(/\.[^.]{1,5}$/, '').slice(0, 200) || fileName,
      fileName,
      fileBytes: file.bytes.length,
      state: 'uploaded',
      rowCount,
      counts: null,
      result: null,
      undoResult: null,
      createdByName: context.actor.name,
      createdAt: now,
      judgedAt: null,
      appliedAt: null,
      undoneAt: null,
    },
    pending: null,
    failure: null,
    reading,
    columns,
    options: { mode: 'skip_bad', existing: 'update', currency: 'JPY', duplicates: 'ask', phase: 'by_contract' },
  })
  await insertFile(context.transaction, context.workspaceId, id, file.bytes)
  return id
}

const batchSchema = z.array(z.tuple([z.number(), z.array(z.string())]))
/** Enough to tell what a column holds. */
const lookedAt = 5_000

/** Reads a file into the rows of an import, in place of those that are there. */
export async function storeRows(
  context: Context,
  importId: string,
  bytes: Uint8Array,
  { mayMakeFields, ...choices }: TableChoices & ImporterRights,
): Promise<{ reading: ImportReading; columns: ImportColumn[]; rowCount: number }> {
  const { reading, headers, rowCount, batches } = await readFile(bytes, choices)
  await deleteRows(context.transaction, importId)
  const sample: string[][] = []
  for await (const json of batches) {
    if (sample.length < lookedAt) sample.push(...batchSchema.parse(JSON.parse(json)).map(([, cells]) => cells))
    await insertRows(context.transaction, context.workspaceId, importId, json)
  }
  return { reading, columns: await proposeColumns(context, headers, sample, mayMakeFields), rowCount }
}
