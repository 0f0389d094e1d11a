import type { Context } from '#platform/context/context.ts'
import type { WorkspaceSettings } from '../contract.ts'
import { findMember, selectMembers } from './member-queries.ts'
import { findSettings } from './workspace-queries.ts'

export { createApiKey } from './create-api-key.ts'
export { createWorkspace } from './create-workspace.ts'
export { identifyPrincipal } from './identify-principal.ts'
export { issueSetupToken } from './set-up-workspace.ts'
export { createSignIn, type SignIn } from './sign-in.ts'
export { writeAuditEntry } from './write-audit-entry.ts'

/** The settings of the open transaction's workspace: names, zone, calendar. */
export function readSettings(context: Pick<Context, 'transaction'>): Promise<WorkspaceSettings> {
  return findSettings(context.transaction)
}

export interface Member {
  id: string
  name: string
  email: string
  role: string
  isActive: boolean
}

export function listMembers(context: Context): Promise<Member[]> {
  return selectMembers(context.transaction, context.workspaceId)
}

/** A person of this workspace, active or not; undefined for anybody else. */
export function findWorkspaceMember(context: Context, userId: string): Promise<Member | undefined> {
  return findMember(context.transaction, context.workspaceId, userId)
}
