import type { Context } from '#platform/context/context.ts'
import type { WorkspaceSettings } from '../../contract.ts'
import { findSettings, updateSettings } from './workspace-queries.ts'

type Changes = { [Key in keyof WorkspaceSettings]?: WorkspaceSettings[Key] | undefined }

export function readWorkspaceSettings(context: Context): Promise<WorkspaceSettings> {
  return findSettings(context.transaction)
}

export async function changeWorkspaceSettings(context: Context, changes: Changes): Promise<WorkspaceSettings> {
  const before = await findSettings(context.transaction)
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const after = { ...before, ...given }
  await updateSettings(context.transaction, context.workspaceId, after)
  return after
}
