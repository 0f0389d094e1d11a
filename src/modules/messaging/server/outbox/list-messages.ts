import type { Context } from '#platform/context/context.ts'
import { decodeIdCursor, encodeCursor } from '#platform/http/cursor.ts'
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
  const before = input.cursor === undefined ? undefined : decodeIdCursor(input.cursor)
  const rows = await selectMessages(context.transaction, { accountId, state, before, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await describeMessages(context, publicUrl, shown),
    nextCursor: last ? encodeCursor([last.message_id]) : null,
  }
}
