import type pg from 'pg'
import type { Context } from '#platform/context/context.ts'
import { inTransaction, type Transaction } from '#platform/database/transaction.ts'
import { limited } from '#platform/kernel/errors.ts'
import { ensureMonths, monthsOf } from './partitions.ts'
import { insertCalls, type PackedCall } from './take-in-queries.ts'

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
      for (const { call } of taken) waitingBytes -= call.body.length
      await write(workspaceId, taken)
    }
    running--
  }

  async function write(workspaceId: string, taken: Waiting[], attempt = 1): Promise<void> {
    const calls = taken.map(({ call }) => call)
    try {
      await ensureMonths(pool, monthsOf(calls))
      await inTransaction(pool, { workspaceId }, async (transaction: Transaction) => {
        await insertCalls(transaction, workspaceId, calls)
        await afterWrite({ transaction, workspaceId })
      })
      for (const { resolve } of taken) resolve()
    } catch (error) {
      // Two writes of the same messages in another order wait for each other until the database ends one.
      if (isDeadlock(error) && attempt < 5) return await write(workspaceId, taken, attempt + 1)
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
    if (count > 0 && events + call.events > eventsAWrite) break
    events += call.events
    count++
  }
  return queue.splice(0, count)
}

const isDeadlock = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '40P01'
