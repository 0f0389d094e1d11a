import type { Context } from '#platform/context/context.ts'
import { writeCsv } from '#platform/files/write-csv.ts'
import { writeXlsx } from '#platform/files/write-xlsx.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { customColumns, signedUpField } from '../../../domain/imports/customers/new-field.ts'
import { importFields } from '../../../domain/imports/fields.ts'
import { sampleFile } from '../../../domain/imports/sample-file.ts'
import { listCustomFields } from '../../custom-fields/list-custom-fields.ts'
import { sayIssue } from '../words.ts'

export const csvType = 'text/csv; charset=utf-8'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file to fill in, with every field of this workspace. */
export async function downloadSampleFile(
  context: Context,
  { format, locale }: { format: 'csv' | 'xlsx'; locale: 'ja' | 'en' },
): Promise<FileAnswer> {
  const custom = (await listCustomFields(context)).filter((field) => field.key !== signedUpField.key)
  const { headers, rows } = sampleFile(importFields(customColumns(custom)), locale)
  const name = sayIssue(locale, 'accounts.imports.sample_file_name')
  if (format === 'csv') return fileOf(`${name}.csv`, csvType, writeCsv(headers, rows))
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  return fileOf(`${name}.xlsx`, xlsxType, writeXlsx([{ name, columns, rows }]))
}

/** A whole file in memory: it is sent after the transaction that its rows were read in. */
export async function fileOf(
  fileName: string,
  contentType: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<FileAnswer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return { fileName, contentType, body: Buffer.concat(parts) }
}
