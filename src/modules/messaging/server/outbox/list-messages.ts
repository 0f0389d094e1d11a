import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { MessageState } from '../../domain/message-state.ts'
import { describeMessages } from './describe-messages.ts'
import { selectMessages } from './message-queries.ts'

export interface ListMessagesInput {
  accountId?: string | undefined
  state?: MessageState | undefined
  cursor?: string | undefined
  limit: number
}

export async function listMessages(context: Context, publicUrl: string, input: ListMessagesInput) {
  const { accountId, state, limit } = input
  const before = input.cursor === undefined ? undefined : String(decodeCursor(input.cursor)[0])
  if (before !== undefined && !isId(before)) throw invalid('http.invalid_cursor')
  const rows = await selectMessages(context.transaction, { accountId, state, before, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await describeMessages(context, publicUrl, shown),
    nextCursor: last ? encodeCursor([last.message_id]) : null,
  }
}
