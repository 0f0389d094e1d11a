import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { forbidden, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { consumeToken, readToken, revokeTokens } from '#platform/tokens/tokens.ts'
import { hashPassword, isPassword, type SignIn } from '../access/sign-in.ts'
import { findWorkspace } from '../workspace/workspace-queries.ts'
import { findInvitation, selectOpenInvitations, updateInvitation } from './invitation-queries.ts'
import { findPasswordHash, findUserByEmail, insertMembership, insertUser } from './member-queries.ts'

const newPasswordLength = 10

async function loadInvitation(context: Context, token: string) {
  const subject = await readToken(context.transaction, 'invitation', token, context.clock.now())
  const invitation = await findInvitation(context.transaction, subject.subjectId)
  if (!invitation) throw notFound('token.unknown')
  return invitation
}

export async function openInvitation(context: Context, token: string) {
  const invitation = await loadInvitation(context, token)
  const workspace = await findWorkspace(context.transaction)
  const user = await findUserByEmail(context.transaction, invitation.email)
  return {
    workspaceName: workspace?.name ?? '',
    email: invitation.email,
    role: invitation.role,
    hasUser: user !== undefined,
  }
}

export interface AcceptInvitationInput {
  token: string
  name?: string | undefined
  password: string
}

/** Only the invited address joins: whoever has a password here already must know it, so a forwarded link gains nothing. */
export async function acceptInvitation(context: Context, signIn: SignIn, input: AcceptInvitationInput) {
  const invitation = await loadInvitation(context, input.token)
  await consumeToken(context.transaction, 'invitation', input.token, context.clock.now())
  const existing = await findUserByEmail(context.transaction, invitation.email)
  const userId = existing?.id ?? newId()
  if (existing) {
    const hash = await findPasswordHash(context.transaction, existing.id)
    if (!hash || !(await isPassword(signIn, hash, input.password))) throw forbidden('identity.wrong_password')
  } else {
    if (!input.name) throw invalid('http.invalid_input', {}, [{ path: 'name', code: 'field.required' }])
    if (input.password.length < newPasswordLength)
      throw invalid('http.invalid_input', {}, [
        { path: 'password', code: 'field.too_short', params: { minimum: newPasswordLength } },
      ])
    await insertUser(context.transaction, {
      id: userId,
      credentialId: newId(),
      name: input.name,
      email: invitation.email,
      passwordHash: await hashPassword(signIn, input.password),
    })
  }
  const now = instantOf(context)
  await insertMembership(context.transaction, {
    workspace_id: context.workspaceId,
    user_id: userId,
    role: invitation.role,
    created_at: now,
  })
  await updateInvitation(context.transaction, invitation.invitation_id, { accepted_at: now })
  // Another link to the same person would bring a later demotion or deactivation to nothing.
  for (const { invitation_id: id } of await selectOpenInvitations(context.transaction, invitation.email)) {
    await updateInvitation(context.transaction, id, { revoked_at: now })
    await revokeTokens(context, 'invitation', id)
  }
  return { email: invitation.email }
}
