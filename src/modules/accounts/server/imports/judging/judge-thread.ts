import { answerThread } from '#platform/jobs/thread.ts'
import type { KnownCustomer } from '../../../domain/imports/customers/customer-values.ts'
import {
  type ImportTask,
  judgeImport,
  type RawRow,
  readImport,
} from '../../../domain/imports/customers/judge-import.ts'

/** What the thread is told, in this order: rows, an end, the customers found by its keys, an end. */
export type JudgeMessage = { rows: readonly RawRow[] } | { customers: readonly KnownCustomer[] } | 'end'

const rowsPerMessage = 1_000
const isTask = (data: unknown): data is ImportTask => typeof data === 'object' && data !== null && 'plan' in data
const isMessage = (message: unknown): message is JudgeMessage =>
  message === 'end' ||
  (typeof message === 'object' && message !== null && ('rows' in message || 'customers' in message))

await answerThread(async (task, send, messages) => {
  if (!isTask(task)) throw new Error('Rows are judged under a plan.')
  const rows: RawRow[] = []
  const customers: KnownCustomer[] = []
  let read: ReturnType<typeof readImport>['read'] | undefined
  for await (const [message] of messages()) {
    if (!isMessage(message)) continue
    if (message === 'end') {
      if (read) break
      const result = readImport(rows, task)
      read = result.read
      send({ keys: result.keys })
    } else if ('rows' in message) rows.push(...message.rows)
    else customers.push(...message.customers)
  }
  const judged = judgeImport(rows, read ?? [], customers, task)
  for (let start = 0; start < judged.rows.length; start += rowsPerMessage) {
    send({ verdicts: JSON.stringify(judged.rows.slice(start, start + rowsPerMessage)) })
  }
  send({ counts: judged.counts, canApply: judged.canApply })
})
