import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { type Identify, type RawRequest, type Route, route } from '#platform/http/route.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import * as contract from '../contract.ts'
import type { PermissionTable } from '../domain/permissions.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './access/create-api-key.ts'
import { readSession } from './access/read-session.ts'
import type { SignIn } from './access/sign-in.ts'
import { listMembers } from './api.ts'
import { listAuditEntries } from './audit/list-audit-entries.ts'
import { acceptInvitation, openInvitation } from './members/accept-invitation.ts'
import { changeMember } from './members/change-member.ts'
import { inviteMember, listInvitations, revokeInvitation } from './members/invite-member.ts'
import { changeWorkspaceSettings, readWorkspaceSettings } from './workspace/change-workspace-settings.ts'
import { createWorkspace } from './workspace/create-workspace.ts'
import { admitSetup, type SetupGate } from './workspace/set-up-workspace.ts'

export interface IdentityOptions {
  signIn: SignIn
  permissions: PermissionTable
  publicUrl: () => string
  setupGate: SetupGate
}

const bearer = z.looseObject({ token: z.string() })

const byInvitation: Identify = async (db: Db, request: RawRequest, now: number) => {
  const subject = await readToken(db, 'invitation', bearer.parse(request.body).token, now)
  return {
    workspaceId: subject.workspaceId,
    actor: { kind: 'system', id: subject.subjectId, name: subject.audience ?? '' },
  }
}

const staff = (permission: string) => ({ audience: 'staff' as const, permission })

export function identityRoutes(options: IdentityOptions): Route[] {
  return [
    route(contract.readSession, {
      access: { audience: 'signed_in' },
      audit: 'read',
      handle: (context) => readSession(context, options.permissions),
    }),
    route(contract.setUpWorkspace, {
      access: {
        audience: 'public',
        identify: (db, request) => admitSetup(db, options.setupGate, bearer.parse(request.body).token),
      },
      audit: { action: 'identity.workspace_created', entity: 'workspace' },
      handle: async (context, { body }) => {
        const created = await createWorkspace(context, options.signIn, body)
        await options.setupGate.close()
        return created
      },
    }),
    route(contract.listMembers, {
      access: staff('identity.read_members'),
      audit: 'read',
      handle: async (context) => ({
        items: (await listMembers(context)).map((member) => ({
          ...member,
          role: contract.roleSchema.parse(member.role),
        })),
      }),
    }),
    route(contract.changeMember, {
      access: staff('identity.manage_members'),
      audit: { action: 'identity.member_changed', entity: 'member' },
      handle: (context, { params, body }) => changeMember(context, { ...params, ...body }),
    }),
    route(contract.listInvitations, {
      access: staff('identity.manage_members'),
      audit: 'read',
      handle: (context) => listInvitations(context),
    }),
    route(contract.inviteMember, {
      access: staff('identity.manage_members'),
      audit: { action: 'identity.member_invited', entity: 'invitation' },
      handle: (context, { body }) => inviteMember(context, options.publicUrl(), body),
    }),
    route(contract.revokeInvitation, {
      access: staff('identity.manage_members'),
      audit: { action: 'identity.invitation_revoked', entity: 'invitation' },
      handle: (context, { params }) => revokeInvitation(context, params.id),
    }),
    route(contract.openInvitation, {
      access: { audience: 'public', identify: byInvitation },
      audit: 'read',
      handle: (context, { body }) => openInvitation(context, body.token),
    }),
    route(contract.acceptInvitation, {
      access: { audience: 'public', identify: byInvitation },
      audit: { action: 'identity.invitation_accepted', entity: 'invitation' },
      handle: (context, { body }) => acceptInvitation(context, options.signIn, body),
    }),
    route(contract.listApiKeys, {
      access: staff('identity.manage_api_keys'),
      audit: 'read',
      handle: (context) => listApiKeys(context),
    }),
    route(contract.createApiKey, {
      access: staff('identity.manage_api_keys'),
      audit: { action: 'identity.api_key_created', entity: 'api_key' },
      handle: (context, { body }) => createApiKey(context, body),
    }),
    route(contract.revokeApiKey, {
      access: staff('identity.manage_api_keys'),
      audit: { action: 'identity.api_key_revoked', entity: 'api_key' },
      handle: (context, { params }) => revokeApiKey(context, params.id),
    }),
    route(contract.listAuditEntries, {
      access: staff('identity.read_audit'),
      audit: 'read',
      handle: (context, { query }) => listAuditEntries(context, query),
    }),
    route(contract.readWorkspaceSettings, {
      access: staff('identity.read_settings'),
      audit: 'read',
      handle: (context) => readWorkspaceSettings(context),
    }),
    route(contract.changeWorkspaceSettings, {
      access: staff('identity.manage_settings'),
      audit: { action: 'identity.settings_changed', entity: 'workspace' },
      handle: (context, { body }) => changeWorkspaceSettings(context, body),
    }),
  ]
}
