import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import type { Db } from '#platform/database/transaction.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { tables } from '../tables.ts'

const key = 'setup_token_hash'
const hashOf = (plain: string) => createHash('sha256').update(plain).digest('hex')

/** A one-time set-up token for an installation nobody uses yet; undefined once there is a person. */
export async function issueSetupToken(owner: pg.Pool): Promise<string | undefined> {
  const { rows } = await owner.query('select 1 from identity.users limit 1')
  if (rows.length > 0) return undefined
  const plain = randomBytes(32).toString('base64url')
  await owner.query(
    'insert into platform.instance (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
    [key, hashOf(plain)],
  )
  return plain
}

export interface SetupGate {
  /** The hash of the token that may set this installation up; undefined when none is open. */
  readHash: () => Promise<string | undefined>
  close: () => Promise<void>
}

export function createSetupGate(owner: pg.Pool): SetupGate {
  return {
    readHash: async () => {
      const { rows } = await owner.query<{ value: string }>('select value from platform.instance where key = $1', [key])
      return rows[0]?.value
    },
    close: async () => {
      await owner.query('delete from platform.instance where key = $1', [key])
    },
  }
}

/** Lets the bearer of the set-up token make the first workspace, and nobody after there is a person. */
export async function admitSetup(db: Db, gate: SetupGate, token: string) {
  const expected = await gate.readHash()
  if (!expected || !timingSafeEqual(Buffer.from(expected), Buffer.from(hashOf(token)))) throw notFound('token.unknown')
  const anyone = await tables(db).selectFrom('identity.users').select('id').limit(1).executeTakeFirst()
  if (anyone) throw conflict('identity.already_set_up')
  return { workspaceId: newId(), actor: { kind: 'system' as const, id: 'setup', name: 'Banso' } }
}
