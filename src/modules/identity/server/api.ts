import type { Context } from '#platform/context/context.ts'
import { type BusinessCalendar, buildCalendar } from '#platform/kernel/calendar.ts'
import type { WorkspaceSettings } from '../contract.ts'
import { calendarRulesOf } from '../domain/workspace-calendar.ts'
import { findMember, selectMembers } from './members/member-queries.ts'
import { findSettings } from './workspace/workspace-queries.ts'

export { answerSignIn, signInActions } from './access/answer-sign-in.ts'
export { createApiKey } from './access/create-api-key.ts'
export { identifyPrincipal } from './access/identify-principal.ts'
export { createSignIn, type SignIn } from './access/sign-in.ts'
export { writeAuditEntry } from './audit/write-audit-entry.ts'
export { createWorkspace } from './workspace/create-workspace.ts'
export { issueSetupToken } from './workspace/set-up-workspace.ts'

/** The settings of the open transaction's workspace: names, zone, calendar. */
export function readSettings(context: Pick<Context, 'transaction'>): Promise<WorkspaceSettings> {
  return findSettings(context.transaction)
}

/** The days on which the workspace works. */
export async function readWorkspaceCalendar(context: Pick<Context, 'transaction'>): Promise<BusinessCalendar> {
  return buildCalendar(calendarRulesOf(await findSettings(context.transaction)))
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
