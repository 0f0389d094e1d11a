import { maxEventBytes } from './limits.ts'

/** A UTF-16 unit takes so many bytes of JSON at most, as an escape. */
const bytesAUnit = 6

/**
 * Whether an event may be larger than the limit: false is certain, true wants a closer look. Writing every event down anew
 * only to weigh it would cost as much as reading it did.
 */
function mayBeTooLarge(event: unknown): boolean {
  const open: unknown[] = [event]
  let left = maxEventBytes
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') left -= value.length * bytesAUnit + 3
    else if (typeof value !== 'object' || value === null) left -= 28
    else if (Array.isArray(value)) {
      left -= 3
      for (const one of value) open.push(one)
    } else {
      left -= 3
      for (const [key, one] of Object.entries(value)) {
        left -= key.length * bytesAUnit + 4
        open.push(one)
      }
    }
    if (left < 0 || open.length > maxEventBytes) return true
  }
  return false
}

/** Whether an event is larger than the limit, in bytes of JSON. */
export const isTooLarge = (event: unknown): boolean =>
  mayBeTooLarge(event) && new TextEncoder().encode(JSON.stringify(event)).length > maxEventBytes
