import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { Role } from '../../contract.ts'
import { tables } from '../tables.ts'

export function listOwnMemberships(db: Db, userId: string) {
  return tables(db)
    .selectFrom('identity.memberships')
    .select(['workspace_id', 'role'])
    .where('user_id', '=', userId)
    .where('deactivated_at', 'is', null)
    .orderBy('created_at')
    .execute()
}

const memberRows = (db: Db, workspaceId: string) =>
  tables(db)
    .selectFrom('identity.memberships as memberships')
    .innerJoin('identity.users as users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.name', 'users.email', 'memberships.role', 'memberships.deactivated_at'])
    .where('memberships.workspace_id', '=', workspaceId)

export async function selectMembers(db: Db, workspaceId: string) {
  const rows = await memberRows(db, workspaceId).orderBy('users.name').execute()
  return rows.map(toMember)
}

/** Whoever else changes members of the workspace waits until this transaction ends. */
export async function lockMemberships(transaction: Transaction, workspaceId: string): Promise<void> {
  await tables(transaction)
    .selectFrom('identity.memberships')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .orderBy('user_id')
    .forUpdate()
    .execute()
}

export async function findMember(db: Db, workspaceId: string, userId: string) {
  const row = await memberRows(db, workspaceId).where('users.id', '=', userId).executeTakeFirst()
  return row && toMember(row)
}

function toMember(row: { id: string; name: string; email: string; role: Role; deactivated_at: string | null }) {
  return { id: row.id, name: row.name, email: row.email, role: row.role, isActive: row.deactivated_at === null }
}

export function findUserByEmail(db: Db, email: string) {
  return tables(db)
    .selectFrom('identity.users')
    .select(['id', 'name', 'email'])
    .where('email', '=', email)
    .executeTakeFirst()
}

export async function findPasswordHash(db: Db, userId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('identity.credentials')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? undefined
}

export interface NewUser {
  id: string
  credentialId: string
  name: string
  email: string
  passwordHash: string
}

export async function insertUser(transaction: Transaction, user: NewUser): Promise<void> {
  const db = tables(transaction)
  await db
    .insertInto('identity.users')
    .values({ id: user.id, name: user.name, email: user.email, email_verified: true, locale: null })
    .execute()
  await db
    .insertInto('identity.credentials')
    .values({
      id: user.credentialId,
      user_id: user.id,
      account_id: user.id,
      provider_id: 'credential',
      password: user.passwordHash,
    })
    .execute()
}

export async function insertMembership(
  transaction: Transaction,
  membership: { workspace_id: string; user_id: string; role: Role; created_at: string },
): Promise<void> {
  await tables(transaction)
    .insertInto('identity.memberships')
    .values({ ...membership, deactivated_at: null })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'user_id']).doUpdateSet({ role: membership.role, deactivated_at: null }),
    )
    .execute()
}

export async function updateMembership(
  transaction: Transaction,
  workspaceId: string,
  userId: string,
  change: { role: Role; deactivated_at: string | null },
): Promise<void> {
  await tables(transaction)
    .updateTable('identity.memberships')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .execute()
}

export async function deleteSessions(transaction: Transaction, userId: string): Promise<void> {
  await tables(transaction).deleteFrom('identity.sessions').where('user_id', '=', userId).execute()
}
