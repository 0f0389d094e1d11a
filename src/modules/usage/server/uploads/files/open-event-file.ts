import { z } from 'zod'
import type { DecodeOptions } from '#platform/files/decode-text.ts'
import { textEncodings } from '#platform/files/decode-text.ts'
import { startThread } from '#platform/jobs/thread.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { uploadFormats } from '../../../domain/uploads/upload-plan.ts'
import { readEventFile } from './event-lines.ts'

const kindSchema = z.object({
  format: z.enum(uploadFormats),
  header: z.object({ line: z.number(), cells: z.array(z.string()) }),
  decoded: z.object({
    encoding: z.enum(textEncodings),
    isCertain: z.boolean(),
    candidates: z.array(z.enum(textEncodings)),
  }),
})
export const rowsSchema = z.array(z.tuple([z.number(), z.union([z.array(z.string()), z.string()])]))
type Messages = AsyncGenerator<unknown> | ArrayIterator<unknown>
const endSchema = z.object({ rowCount: z.number() })

/**
 * Reads an uploaded file of events, a larger one in a thread of its own with bounded memory and time, since it comes from
 * strangers.
 * `chunks` gives its rows as JSON texts and, when it is through, how many they are.
 * @throws the codes of `readEventFile`, and invalid `usage.uploads.file_too_heavy`
 */
export async function openEventFile(bytes: Uint8Array, choices: DecodeOptions) {
  const messages = bytes.length <= smallFile ? await readAtOnce(bytes, choices) : readInThread(bytes, choices)
  const first = await messages.next()
  return { ...kindSchema.parse(first.value), chunks: chunksOf(messages) }
}

/** Smaller files are read at once: starting a thread takes longer. */
const smallFile = 256 * 1024

async function readAtOnce(bytes: Uint8Array, choices: DecodeOptions): Promise<Messages> {
  const messages: unknown[] = []
  await readEventFile({ bytes, choices }, (message) => messages.push(message))
  return messages.values()
}

function readInThread(bytes: Uint8Array, choices: DecodeOptions): Messages {
  const limits = { heapMegabytes: 1_000, milliseconds: 120_000, tooMuch: invalid('usage.uploads.file_too_heavy') }
  return startThread(new URL('./event-file-thread.ts', import.meta.url), { bytes, choices }, limits).messages()
}

async function* chunksOf(messages: Messages): AsyncGenerator<string, number> {
  for (;;) {
    const { value: message, done } = await messages.next()
    if (done) break
    if (typeof message !== 'string') return endSchema.parse(message).rowCount
    yield message
  }
  throw invalid('usage.uploads.file_too_heavy')
}
