import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { Role } from '../../contract.ts'
import { tables } from '../tables.ts'

export interface InvitationRow {
  workspace_id: string
  invitation_id: string
  email: string
  role: Role
  invited_by: string
  created_at: string
  expires_at: string
  accepted_at: string | null
  revoked_at: string | null
}

export async function insertInvitation(transaction: Transaction, row: InvitationRow): Promise<void> {
  await tables(transaction).insertInto('identity.invitations').values(row).execute()
}

export function selectInvitations(db: Db) {
  return tables(db).selectFrom('identity.invitations').selectAll().orderBy('created_at', 'desc').limit(200).execute()
}

export function findInvitation(db: Db, id: string) {
  return tables(db).selectFrom('identity.invitations').selectAll().where('invitation_id', '=', id).executeTakeFirst()
}

/** Invitations of an address that have been neither accepted nor revoked. */
export function selectOpenInvitations(db: Db, email: string) {
  return tables(db)
    .selectFrom('identity.invitations')
    .select('invitation_id')
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function updateInvitation(
  transaction: Transaction,
  id: string,
  change: { accepted_at?: string; revoked_at?: string },
): Promise<void> {
  await tables(transaction).updateTable('identity.invitations').set(change).where('invitation_id', '=', id).execute()
}

export function toInvitation(row: InvitationRow, now: number) {
  const state = row.accepted_at
    ? ('accepted' as const)
    : row.revoked_at
      ? ('revoked' as const)
      : Date.parse(row.expires_at) <= now
        ? ('expired' as const)
        : ('open' as const)
  return {
    id: row.invitation_id,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state,
  }
}
