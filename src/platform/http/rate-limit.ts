import { createHash } from 'node:crypto'
import type pg from 'pg'
import { limited } from '#platform/kernel/errors.ts'

/** The part of an address that one caller holds: whoever has an IPv6 address has the 2⁶⁴ beside it too. */
export function callerNetwork(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined || !ip.includes(':')) return mapped ?? ip
  const [head = '', tail] = ip.split('%', 1)[0]?.split('::') ?? []
  const first = head.split(':').filter(Boolean)
  const last = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  const groups = [...first, ...(tail === undefined ? [] : zeros), ...last].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::`
}

/**
 * Counts an attempt and throws `http.too_many_requests` past `limit` within a minute. The count is in the database, so
 * that it holds across processes; keys are hashed since they name people and addresses.
 */
export async function countAttempt(pool: pg.Pool, key: string, limit: number): Promise<void> {
  const hash = createHash('sha256').update(key).digest('base64')
  const { rows } = await pool.query<{ attempts: number }>(
    `insert into platform.rate_limits (key, window_start, attempts) values ($1, date_trunc('minute', now()), 1)
     on conflict (key, window_start) do update set attempts = platform.rate_limits.attempts + 1 returning attempts`,
    [hash],
  )
  if ((rows[0]?.attempts ?? 0) > limit) throw limited('http.too_many_requests')
}
