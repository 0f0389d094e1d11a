import { createHash } from 'node:crypto'
import type pg from 'pg'
import { limited } from '#platform/kernel/errors.ts'

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
