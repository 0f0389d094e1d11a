import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Role } from '../../contract.ts'
import { leavesNoAdmin } from '../../domain/permissions.ts'
import { deleteSessions, lockMemberships, selectMembers, updateMembership } from './member-queries.ts'

export interface ChangeMemberInput {
  id: string
  role?: Role | undefined
  isActive?: boolean | undefined
}

/** Changes role or standing; a deactivated person's sessions end in the same transaction. */
export async function changeMember(context: Context, input: ChangeMemberInput) {
  // Two admins who demote each other at the same moment would leave nobody: one of them waits here.
  await lockMemberships(context.transaction, context.workspaceId)
  const members = await selectMembers(context.transaction, context.workspaceId)
  const member = members.find((one) => one.id === input.id)
  if (!member) throw notFound('identity.no_such_member')
  const changed = { ...member, role: input.role ?? member.role, isActive: input.isActive ?? member.isActive }
  if (leavesNoAdmin(members, changed)) throw conflict('identity.last_admin')
  await updateMembership(context.transaction, context.workspaceId, input.id, {
    role: changed.role,
    deactivated_at: changed.isActive ? null : instantOf(context),
  })
  if (!changed.isActive) await deleteSessions(context.transaction, input.id)
  return changed
}
