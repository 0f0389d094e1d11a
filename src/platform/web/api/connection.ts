import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'

const probeEvery = 5_000
/** What a proxy answers for a server that is away, and the server for a database that is. */
const awayStatuses: readonly number[] = [502, 503, 504]

let isServerAway = false
const listeners = new Set<() => void>()

function tell(isAway: boolean): void {
  if (isAway === isServerAway) return
  isServerAway = isAway
  for (const listener of listeners) listener()
}

/** Every call tells how it ended: its status, or undefined when nothing answered. */
export function noteAnswer(status: number | undefined): void {
  tell(status === undefined || awayStatuses.includes(status))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Whether the server is out of reach. While it is, it is asked every five seconds; once it is back, everything on the
 * screen is read again. What somebody is typing is not touched.
 */
export function useServerAway(): { isAway: boolean; askNow: () => Promise<void> } {
  const client = useQueryClient()
  const isAway = useSyncExternalStore(subscribe, () => isServerAway)
  const askNow = async () => {
    const answer = await fetch('/readyz', { cache: 'no-store' }).catch(() => undefined)
    if (!answer?.ok) return
    noteAnswer(answer.status)
    await client.invalidateQueries()
  }
  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(askNow, probeEvery)
    return () => clearInterval(timer)
  })
  return { isAway, askNow }
}
