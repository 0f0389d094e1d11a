import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { hashPassword, type SignIn } from '../access/sign-in.ts'
import { findUserByEmail, insertMembership, insertUser } from '../members/member-queries.ts'
import { insertWorkspace } from './workspace-queries.ts'

export interface CreateWorkspaceInput {
  workspaceName: string
  productName: string
  name: string
  email: string
  password: string
  locale: 'ja' | 'en'
  timeZone: string
}

/** Makes the workspace of the open transaction together with its admin; a person of that address joins as they are. */
export async function createWorkspace(
  context: Context,
  signIn: SignIn,
  input: CreateWorkspaceInput,
): Promise<{ id: string }> {
  const now = instantOf(context)
  await insertWorkspace(context.transaction, {
    workspace_id: context.workspaceId,
    name: input.workspaceName,
    vendor_name: input.workspaceName,
    product_name: input.productName,
    locale: input.locale,
    time_zone: input.timeZone,
    created_at: now,
  })
  const email = input.email.toLowerCase()
  const existing = await findUserByEmail(context.transaction, email)
  const userId = existing?.id ?? newId()
  if (!existing)
    await insertUser(context.transaction, {
      id: userId,
      credentialId: newId(),
      name: input.name,
      email,
      passwordHash: await hashPassword(signIn, input.password),
    })
  await insertMembership(context.transaction, {
    workspace_id: context.workspaceId,
    user_id: userId,
    role: 'admin',
    created_at: now,
  })
  return { id: context.workspaceId }
}
