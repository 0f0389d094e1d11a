import { z } from 'zod'
import type { DecodeOptions } from '#platform/files/decode-text.ts'
import { textEncodings } from '#platform/files/decode-text.ts'
import { startThread } from '#platform/jobs/thread.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { uploadFormats } from '../../../domain/uploads/upload-plan.ts'

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
const endSchema = z.object({ rowCount: z.number() })

/**
 * Reads an uploaded file of events in a thread of its own with bounded memory and time, since it comes from strangers.
 * `chunks` gives its rows as JSON texts and, when it is through, how many they are.
 * @throws the codes of `readEventFile`, and invalid `usage.uploads.file_too_heavy`
 */
export async function openEventFile(bytes: Uint8Array, choices: DecodeOptions) {
  const limits = { heapMegabytes: 1_000, milliseconds: 120_000, tooMuch: invalid('usage.uploads.file_too_heavy') }
  const thread = startThread(new URL('./event-file-thread.ts', import.meta.url), { bytes, choices }, limits)
  const messages = thread.messages()
  const first = await messages.next()
  return { ...kindSchema.parse(first.value), chunks: chunksOf(messages) }
}

async function* chunksOf(messages: AsyncGenerator<unknown>): AsyncGenerator<string, number> {
  for await (const message of messages) {
    if (typeof message !== 'string') return endSchema.parse(message).rowCount
    yield message
  }
  throw invalid('usage.uploads.file_too_heavy')
}
