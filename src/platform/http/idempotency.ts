import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import { conflict } from '#platform/kernel/errors.ts'

export interface IdempotentRequest {
  workspaceId: string
  actorId: string
  key: string
  /** Method, path and body, a file's bytes too: a key is good for one request only. */
  fingerprint: readonly (string | Buffer)[]
  /** Only that it was done is kept, not what was answered. */
  isSecret: boolean
}

interface StoredAnswer {
  request_hash: string
  response: unknown
}

/**
 * Runs `work` for the first request with a key and returns its answer again for every later one. A second request at the
 * same moment waits for the first one's transaction. Throws conflict `http.idempotency_key_reused`, and
 * `http.answer_not_kept` for a repeated request whose answer was secret.
 */
export async function answerOnce(
  transaction: Transaction,
  request: IdempotentRequest,
  work: () => Promise<unknown>,
): Promise<{ answer: unknown; isReplay: boolean }> {
  const hash = hashOf(request.fingerprint)
  const { rows: claimed } = await sql`insert into platform.idempotency_keys (workspace_id, actor_id, key, request_hash)
    values (${request.workspaceId}, ${request.actorId}, ${request.key}, ${hash}) on conflict do nothing returning 1`.execute(
    transaction,
  )
  if (claimed.length === 0) {
    const { rows } = await sql<StoredAnswer>`select request_hash, response from platform.idempotency_keys
      where actor_id = ${request.actorId} and key = ${request.key}`.execute(transaction)
    const [stored] = rows
    if (!stored || stored.request_hash !== hash) throw conflict('http.idempotency_key_reused')
    if (request.isSecret) throw conflict('http.answer_not_kept')
    return { answer: stored.response ?? undefined, isReplay: true }
  }
  const answer = await work()
  if (request.isSecret) return { answer, isReplay: false }
  await sql`update platform.idempotency_keys set response = ${answer === undefined ? null : JSON.stringify(answer)}::jsonb
    where actor_id = ${request.actorId} and key = ${request.key}`.execute(transaction)
  return { answer, isReplay: false }
}

function hashOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('base64')
}
