import type { Context } from '#platform/context/context.ts'
import { forbidden } from '#platform/kernel/errors.ts'
import type { SessionInfo } from '../../contract.ts'
import { type PermissionTable, permissionsOf } from '../../domain/permissions.ts'
import { findMember } from '../members/member-queries.ts'
import { findWorkspace } from '../workspace/workspace-queries.ts'

export async function readSession(context: Context, permissions: PermissionTable): Promise<SessionInfo> {
  const workspace = await findWorkspace(context.transaction)
  const member =
    context.actor.kind === 'user' && (await findMember(context.transaction, context.workspaceId, context.actor.id))
  if (!workspace || !member) throw forbidden('http.no_workspace')
  return {
    user: { id: member.id, name: member.name, email: member.email },
    workspace: {
      id: workspace.workspace_id,
      name: workspace.name,
      vendorName: workspace.vendor_name,
      productName: workspace.product_name,
      timeZone: workspace.time_zone,
      locale: workspace.locale,
      fiscalYearStartMonth: workspace.fiscal_year_start_month,
    },
    role: member.role,
    permissions: [...permissionsOf(member.role, permissions)].sort(),
  }
}
