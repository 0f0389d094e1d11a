import { z } from 'zod'
import type { TableChoices } from '#platform/files/read-table.ts'
import { startThread } from '#platform/jobs/thread.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { fileDelimiters, fileEncodings, type ImportReading } from '../../../contract.ts'
import { type FileTask, tableMessages } from './table-messages.ts'

const tableSchema = z.object({
  header: z.object({ line: z.number(), cells: z.array(z.string()) }),
  text: z
    .object({
      encoding: z.enum(fileEncodings),
      isCertain: z.boolean(),
      candidates: z.array(z.enum(fileEncodings)),
      delimiter: z.enum(fileDelimiters),
    })
    .optional(),
  workbook: z
    .object({ sheet: z.string(), sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })) })
    .optional(),
  rowCount: z.number(),
})

export interface FileRows {
  reading: ImportReading
  headers: string[]
  rowCount: number
  /** JSON texts of up to 1,000 rows each, as [line, cells]. */
  batches: AsyncGenerator<string>
}

/** Smaller files are read at once: starting a thread takes longer. */
const smallFile = 256 * 1024

/**
 * Reads an uploaded file, a larger one in a thread of its own with bounded memory and time, since it comes from strangers.
 * @throws the codes of `readTable`, and `accounts.import.file_too_heavy`
 */
export async function readFile(bytes: Uint8Array, choices: TableChoices): Promise<FileRows> {
  const messages = bytes.length <= smallFile ? tableMessages({ bytes, choices }) : messagesOfThread({ bytes, choices })
  const first = await messages.next()
  const { header, text, workbook, rowCount } = tableSchema.parse(first.value)
  return { reading: readingOf(header.line, text, workbook), headers: header.cells, rowCount, batches: texts(messages) }
}

function messagesOfThread(task: FileTask): AsyncGenerator<unknown> {
  const limits = { heapMegabytes: 1_500, milliseconds: 90_000, tooMuch: invalid('accounts.import.file_too_heavy') }
  return startThread(new URL('./file-thread.ts', import.meta.url), task, limits).messages()
}

async function* texts(messages: AsyncGenerator<unknown>): AsyncGenerator<string> {
  for await (const message of messages) yield z.string().parse(message)
}

type Table = z.infer<typeof tableSchema>

function readingOf(headerLine: number, text: Table['text'], workbook: Table['workbook']): ImportReading {
  return {
    kind: text ? 'text' : 'workbook',
    encoding: text?.encoding ?? null,
    candidates: text?.candidates ?? [],
    isCertain: text?.isCertain ?? true,
    delimiter: text?.delimiter ?? null,
    sheet: workbook?.sheet ?? null,
    sheets: workbook?.sheets ?? [],
    headerLine,
  }
}
