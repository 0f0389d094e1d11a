import { useRef, useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { asProblem, type ProblemError, type UploadOptions } from '../api/index.ts'

export interface Upload {
  /** Stays the same when it is tried again, so that the server takes the file once. */
  id: string
  file: File
  percent: number
  /** Why it did not arrive; null while it is on its way or waits its turn. */
  problem: ProblemError | null
}

/**
 * Files on their way, one after the other: a phone's line is shared by them anyway. What did not arrive stays, to be tried
 * again or left. `send` hands over one file.
 */
export function useUploads(send: (upload: { id: string; file: File }, options: UploadOptions) => Promise<unknown>) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const queue = useRef(Promise.resolve())
  const stops = useRef(new Map<string, AbortController>())

  const change = (id: string, changes: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...changes } : each)))
  const forget = (id: string) => setUploads((all) => all.filter((each) => each.id !== id))

  const start = (id: string, file: File) => {
    const stop = new AbortController()
    stops.current.set(id, stop)
    queue.current = queue.current.then(async () => {
      if (stop.signal.aborted) return
      try {
        const onProgress = (share: number) => change(id, { percent: share * 100 })
        await send({ id, file }, { signal: stop.signal, onProgress })
        forget(id)
      } catch (thrown) {
        if (!stop.signal.aborted) change(id, { problem: asProblem(thrown) })
      }
    })
  }
  return {
    uploads,
    add: (files: readonly File[]) => {
      const added = files.map((file) => ({ id: newId(), file, percent: 0, problem: null }))
      setUploads((all) => [...all, ...added])
      for (const { id, file } of added) start(id, file)
    },
    cancel: (id: string) => {
      stops.current.get(id)?.abort()
      forget(id)
    },
    retry: ({ id, file }: Upload) => {
      change(id, { percent: 0, problem: null })
      start(id, file)
    },
  }
}
