import type pg from 'pg'
import type { Context } from '#platform/context/context.ts'
import { inTransaction, type Transaction } from '#platform/database/transaction.ts'
import { limited } from '#platform/kernel/errors.ts'
import type { PackedCall } from '../../domain/intake/packed-call.ts'
import { ensureMonths, monthsOf } from './partitions.ts'
import { insertCalls } from './take-in-queries.ts'

/** What one write takes at most. */
const eventsAWrite = 3_000
/** Writes at a time: one prepares while another waits for the disk. */
const writers = 3
/** What may wait in memory before senders are asked to come back, in bytes of bodies. */
const waitingAtMost = 24 * 1024 * 1024

interface Waiting {
  call: PackedCall
  resolve: () => void
  reject: (error: unknown) => void
}

export type TakeIn = (call: PackedCall) => Promise<void>

/**
 * Writes calls together: while one write is under way, those that come wait and are written in one go. The promise holds
 * when the call is on disk. Throws limited `usage.too_busy` when more waits than memory should hold.
 */
export function createIntakeQueue(
  pool: pg.Pool,
  afterWrite: (context: Pick<Context, 'transaction' | 'workspaceId'>) => Promise<void>,
): TakeIn {
  const queues = new Map<string, Waiting[]>()
  let waitingBytes = 0
  let running = 0

  return (call) => {
    if (waitingBytes > waitingAtMost) {
      call.source.forget()
      return Promise.reject(limited('usage.too_busy'))
    }
    waitingBytes += call.body.length
    return new Promise((resolve, reject) => {
      const { workspaceId } = call.source
      const queue = queues.get(workspaceId) ?? []
      queues.set(workspaceId, queue)
      queue.push({ call, resolve, reject })
      if (running < writers) void drain()
    })
  }

  async function drain(): Promise<void> {
    running++
    // What the sockets hold at this moment is read first, and written with it.
    await new Promise((resolve) => setImmediate(resolve))
    for (;;) {
      const [next] = queues
      if (!next) break
      const [workspaceId, queue] = next
      const taken = takeSome(queue)
      queues.delete(workspaceId)
      // Behind the others: one busy workspace does not keep the rest waiting.
      if (queue.length > 0) queues.set(workspaceId, queue)
      await write(workspaceId, taken)
    }
    running--
  }

  async function write(workspaceId: string, taken: Waiting[]): Promise<void> {
    const calls = taken.map(({ call }) => call)
    for (const call of calls) waitingBytes -= call.body.length
    try {
      await ensureMonths(pool, monthsOf(calls))
      await inTransaction(pool, { workspaceId }, async (transaction: Transaction) => {
        await insertCalls(transaction, workspaceId, calls)
        await afterWrite({ transaction, workspaceId })
      })
      for (const { resolve } of taken) resolve()
    } catch (error) {
      for (const { call } of taken) call.source.forget()
      // One call that cannot be written must not take the others with it.
      if (taken.length === 1) taken[0]?.reject(error)
      else for (const one of taken) await write(workspaceId, [one])
    }
  }
}

function takeSome(queue: Waiting[]): Waiting[] {
  let events = 0
  let count = 0
  for (const { call } of queue) {
    if (count > 0 && events + call.events.length > eventsAWrite) break
    events += call.events.length
    count++
  }
  return queue.splice(0, count)
}
