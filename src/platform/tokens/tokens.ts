import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { notFound } from '#platform/kernel/errors.ts'

export interface TokenSubject {
  workspaceId: string
  subjectId: string
  audience: string | null
}

export interface NewToken {
  purpose: string
  subjectId: string
  audience?: string
  /** ISO instant; left out, the token lives until it is revoked. */
  expiresAt?: string
}

const hashOf = (plain: string) => createHash('sha256').update(plain).digest()

/** Makes a token and returns its plain text, which is stored nowhere. */
export async function issueToken(context: Context, token: NewToken): Promise<string> {
  const plain = randomBytes(32).toString('base64url')
  await sql`insert into platform.tokens (token_hash, workspace_id, purpose, subject_id, audience, expires_at)
    values (${hashOf(plain)}, ${context.workspaceId}, ${token.purpose}, ${token.subjectId}, ${token.audience ?? null}, ${token.expiresAt ?? null})`.execute(
    context.transaction,
  )
  return plain
}

interface FoundToken {
  workspace_id: string
  subject_id: string
  audience: string | null
  expires_at: string | null
  used_at: string | null
  revoked_at: string | null
}

/**
 * Whom a token stands for. Forged, revoked, used and expired ones are told apart for the reader of the link:
 * `token.unknown`, `token.revoked`, `token.used`, `token.expired`.
 */
export async function readToken(db: Db, purpose: string, plain: string, now: number): Promise<TokenSubject> {
  const { rows } = await sql<FoundToken>`select * from platform.find_token(${hashOf(plain)}, ${purpose})`.execute(db)
  const [row] = rows
  if (!row) throw notFound('token.unknown')
  if (row.revoked_at) throw notFound('token.revoked')
  if (row.used_at) throw notFound('token.used')
  if (row.expires_at && Date.parse(row.expires_at) <= now) throw notFound('token.expired')
  return { workspaceId: row.workspace_id, subjectId: row.subject_id, audience: row.audience }
}

/** Whom a token stood for, whether or not it has expired; undefined for one that was revoked or never made. */
export async function findToken(db: Db, purpose: string, plain: string): Promise<TokenSubject | undefined> {
  const { rows } = await sql<FoundToken>`select * from platform.find_token(${hashOf(plain)}, ${purpose})`.execute(db)
  const [row] = rows
  if (!row || row.revoked_at) return undefined
  return { workspaceId: row.workspace_id, subjectId: row.subject_id, audience: row.audience }
}

/** Marks a single-use token as used; of two at the same moment one wins, the other gets `token.used`. */
export async function consumeToken(
  transaction: Transaction,
  purpose: string,
  plain: string,
  now: number,
): Promise<void> {
  const { rows } = await sql`update platform.tokens set used_at = ${new Date(now).toISOString()}
    where token_hash = ${hashOf(plain)} and purpose = ${purpose} and used_at is null and revoked_at is null returning 1`.execute(
    transaction,
  )
  if (rows.length === 0) throw notFound('token.used')
}

/** Ends every token of a subject. */
export async function revokeTokens(context: Context, purpose: string, subjectId: string): Promise<void> {
  await sql`update platform.tokens set revoked_at = ${new Date(context.clock.now()).toISOString()}
    where purpose = ${purpose} and subject_id = ${subjectId} and revoked_at is null`.execute(context.transaction)
}
