import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { issueToken, revokeTokens } from '#platform/tokens/tokens.ts'
import type { Role } from '../../contract.ts'
import {
  findInvitation,
  insertInvitation,
  selectInvitations,
  toInvitation,
  updateInvitation,
} from './invitation-queries.ts'
import { selectMembers } from './member-queries.ts'

const lifetime = 7 * 86_400_000

/** Makes an invitation and its link; `publicUrl` begins the link. Mail is not needed: an admin hands the link over. */
export async function inviteMember(context: Context, publicUrl: string, input: { email: string; role: Role }) {
  const members = await selectMembers(context.transaction, context.workspaceId)
  if (members.some((member) => member.email === input.email && member.isActive))
    throw conflict('identity.already_member')
  const expiresAt = new Date(context.clock.now() + lifetime).toISOString()
  const row = {
    workspace_id: context.workspaceId,
    invitation_id: newId(context.clock.now()),
    email: input.email,
    role: input.role,
    invited_by: context.actor.name,
    created_at: instantOf(context),
    expires_at: expiresAt,
    accepted_at: null,
    revoked_at: null,
  }
  await insertInvitation(context.transaction, row)
  const token = await issueToken(context, {
    purpose: 'invitation',
    subjectId: row.invitation_id,
    audience: input.email,
    expiresAt,
  })
  return { ...toInvitation(row, context.clock.now()), link: `${publicUrl}/invitation#${token}` }
}

export async function listInvitations(context: Context) {
  const rows = await selectInvitations(context.transaction)
  return { items: rows.map((row) => toInvitation(row, context.clock.now())) }
}

export async function revokeInvitation(context: Context, id: string) {
  const row = await findInvitation(context.transaction, id)
  if (!row) throw notFound('identity.no_such_invitation')
  if (row.accepted_at) throw conflict('identity.invitation_accepted')
  const revokedAt = row.revoked_at ?? instantOf(context)
  await updateInvitation(context.transaction, id, { revoked_at: revokedAt })
  await revokeTokens(context, 'invitation', id)
  return toInvitation({ ...row, revoked_at: revokedAt }, context.clock.now())
}
