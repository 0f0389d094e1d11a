import { createHash } from 'node:crypto'
import type pg from 'pg'
import { readSettings } from '#modules/identity/server/api.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { findToken } from '#platform/tokens/tokens.ts'
import { createDayReader } from '../../domain/intake/event-day.ts'
import type { Source } from '../../domain/intake/packed-call.ts'
import { isOpen } from '../sources/source-queries.ts'

export const writeKeyPurpose = 'usage_write_key'

/** How long a withdrawn key may still be taken, in milliseconds. */
const remembered = 2_000
const keptKeys = 500_000

/** Finds sources by their write keys. Each process remembers the last ones, hashed. */
export function createSourceFinder(pool: pg.Pool, clock: { now: () => number }) {
  const found = new Map<string, { source: Source | undefined; at: number }>()
  const workspaces = new Map<string, ReturnType<typeof createSourceMemory>>()

  return async (writeKey: string): Promise<Source | undefined> => {
    const name = createHash('sha256').update(writeKey).digest('base64')
    const known = found.get(name)
    const now = clock.now()
    if (known && Math.abs(now - known.at) < remembered) return known.source
    if (found.size > 1_000) found.clear()
    const source = await look(writeKey)
    found.set(name, { source, at: now })
    return source
  }

  async function look(writeKey: string): Promise<Source | undefined> {
    const token = await inTransaction(pool, { workspaceId: undefined }, (db) =>
      findToken(db, writeKeyPurpose, writeKey),
    )
    if (!token) return undefined
    const { workspaceId, subjectId: sourceId } = token
    const timeZone = await inTransaction(pool, { workspaceId }, async (transaction) =>
      (await isOpen(transaction, workspaceId, sourceId)) ? (await readSettings({ transaction })).timeZone : undefined,
    )
    if (timeZone === undefined) return undefined
    const name = `${workspaceId} ${timeZone}`
    const memory = workspaces.get(name) ?? createSourceMemory(timeZone)
    workspaces.set(name, memory)
    return { workspaceId, sourceId, ...memory }
  }
}

/** What is remembered of a workspace while events are packed. */
export function createSourceMemory(timeZone: string) {
  const seen = { name: new Set<Buffer>(), person: new Set<Buffer>(), group: new Set<Buffer>() }
  return {
    dayOf: createDayReader(timeZone),
    isNew: (kind: 'name' | 'person' | 'group', key: Buffer) => {
      const keys = seen[kind]
      if (keys.has(key)) return false
      if (keys.size >= keptKeys) keys.clear()
      keys.add(key)
      return true
    },
    forget: () => {
      for (const keys of Object.values(seen)) keys.clear()
    },
  }
}
