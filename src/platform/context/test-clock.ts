import { readFileSync, statSync } from 'node:fs'
import type { Clock } from './context.ts'

/**
 * A clock that stands in a file, for journeys through months: the file holds an ISO instant with a zone, and time runs on
 * from there as it does outside, beginning when the file was written. Replace the file as a whole (rename) to set it.
 * Throws where the file is missing or holds no instant: an answer of the real time would pass for the wanted one.
 */
export function openTestClock(file: string): Clock {
  let read: { writtenAt: number; instant: number } | undefined
  const now = () => {
    const writtenAt = statSync(file).mtimeMs
    if (read?.writtenAt !== writtenAt) read = { writtenAt, instant: instantIn(file) }
    return Math.floor(read.instant + Math.max(0, Date.now() - writtenAt))
  }
  now()
  return { now }
}

function instantIn(file: string): number {
  const text = readFileSync(file, 'utf8').trim()
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw new Error(`${file} holds no instant such as 2026-04-01T09:00:00+09:00.`)
  }
}
