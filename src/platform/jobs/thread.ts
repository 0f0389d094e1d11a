import { on } from 'node:events'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { type ErrorKind, ProductError } from '#platform/kernel/errors.ts'

export interface ThreadLimits {
  heapMegabytes: number
  milliseconds: number
  /** Thrown when the work needs more than that. */
  tooMuch: ProductError
}

export interface Thread {
  send: (message: unknown) => void
  /** What the thread sends until it ends. Throws what the thread threw; leaving early stops the thread. */
  messages: () => AsyncGenerator<unknown>
}

interface Failure {
  failure: { kind: ErrorKind; code: string; params: ProductError['params'] }
}

const isFailure = (message: unknown): message is Failure =>
  typeof message === 'object' && message !== null && 'failure' in message

/** Starts a file that calls `answerThread`: heavy work on strangers' data runs there, so that others are served on time. */
export function startThread(file: URL, data: unknown, { heapMegabytes, milliseconds, tooMuch }: ThreadLimits): Thread {
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    execArgv: [],
    env: {},
  })
  const received = on(worker, 'message', { close: ['exit'] })
  async function* messages() {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      void worker.terminate()
    }, milliseconds).unref()
    try {
      for await (const [message] of received) {
        if (isFailure(message)) {
          const { kind, code, params } = message.failure
          throw new ProductError(kind, code, params)
        }
        yield message
      }
      if (isLate) throw tooMuch
    } catch (error) {
      throw isOutOfMemory(error) ? tooMuch : error
    } finally {
      clearTimeout(timer)
      await worker.terminate()
    }
  }
  return { send: (message) => worker.postMessage(message), messages }
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** The other side: does the thread's work with what it was given, passing product errors on as they are. */
export async function answerThread(
  work: (data: unknown, send: (message: unknown) => void, messages: () => AsyncIterable<unknown[]>) => Promise<void>,
): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('This file runs in a thread.')
  const received = on(port, 'message')
  try {
    await work(
      workerData,
      (message) => port.postMessage(message),
      () => received,
    )
  } catch (error) {
    if (!(error instanceof ProductError)) throw error
    const { kind, code, params } = error
    port.postMessage({ failure: { kind, code, params } } satisfies Failure)
  }
  port.close()
}
