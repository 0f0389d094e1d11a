const lastSequence = 0xfff
let latest = { now: Number.NaN, sequence: 0 }

// Random bytes are fetched for many IDs at once: each fetch costs more than the rest of an ID together.
const pool = new Uint8Array(16 * 256)
let taken = pool.length

function randomBytes(): Uint8Array {
  if (taken === pool.length) {
    crypto.getRandomValues(pool)
    taken = 0
  }
  taken += 16
  return pool.slice(taken - 16, taken)
}

/**
 * A new UUIDv7: sorts by the moment it was made, so that index pages fill in order. Those of one millisecond keep the
 * order in which this process made them, up to 4,096 (RFC 9562, method 1): what happens in one transaction stays in order.
 */
export function newId(now: number = Date.now()): string {
  latest = { now, sequence: now === latest.now ? Math.min(latest.sequence + 1, lastSequence) : 0 }
  const bytes = randomBytes()
  let rest = now
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = (latest.sequence >> 8) | 0x70
  bytes[7] = latest.sequence & 0xff
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isId(value: string): boolean {
  return uuidPattern.test(value)
}
