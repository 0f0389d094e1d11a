import { isRecord } from './incoming-event.ts'
import { maxEventBytes } from './limits.ts'

/** A UTF-16 unit takes so many bytes of JSON at most, as an escape. */
const bytesAUnit = 6
/** Deeper than any program means to send, and far from where the stack ends. */
const deepest = 1_000

/**
 * What is left of so many bytes when a value is taken from them at its largest; below zero as soon as they are used up.
 * Writing every event down anew only to weigh it would cost as much as reading it did.
 */
function leftAfter(value: unknown, bytes: number, depth: number): number {
  if (typeof value === 'string') return bytes - value.length * bytesAUnit - 3
  if (typeof value !== 'object' || value === null) return bytes - 28
  if (depth > deepest) return Number.NEGATIVE_INFINITY
  let left = bytes - 3
  if (Array.isArray(value)) {
    for (const one of value) {
      if (left < 0) return left
      left = leftAfter(one, left, depth + 1)
    }
  } else if (isRecord(value)) {
    // What JSON.parse made has no keys but its own; a list of them would be made for every event.
    for (const key in value) {
      if (left < 0) return left
      left = leftAfter(value[key], left - key.length * bytesAUnit - 4, depth + 1)
    }
  }
  return left
}

/** Whether an event is larger than the limit, in bytes of JSON, or nested so deeply that it cannot be weighed. */
export function isTooLarge(event: unknown): boolean {
  const left = leftAfter(event, maxEventBytes, 0)
  if (left >= 0) return false
  return left === Number.NEGATIVE_INFINITY || new TextEncoder().encode(JSON.stringify(event)).length > maxEventBytes
}
