import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { requireVisitor } from '../visits/require-visitor.ts'
import { acceptHandoff } from './accept-handoff.ts'
import { agreeToScope } from './agree-to-scope.ts'
import { decideOnRequest } from './decide-on-request.ts'
import { readMatters } from './read-matters.ts'

const visitor = { audience: 'portal', permission: 'portal.use' } as const

export const matterRoutes: readonly Route[] = [
  route(contract.readPortalMatters, {
    access: visitor,
    audit: 'read',
    handle: async (context, { caller }) => readMatters(context, (await requireVisitor(context, caller)).accountId),
  }),
  route(contract.previewPortalMatters, {
    access: { audience: 'staff', permission: 'portal.read_links' },
    audit: 'read',
    handle: (context, { params }) => readMatters(context, params.id),
  }),
  route(contract.agreeToScope, {
    access: visitor,
    audit: { action: 'portal.scope_agreed', entity: 'account' },
    handle: async (context, { body, caller }) =>
      agreeToScope(context, await requireVisitor(context, caller, 'agree_scope'), body),
  }),
  route(contract.acceptHandoff, {
    access: visitor,
    audit: { action: 'portal.handoff_accepted', entity: 'account' },
    handle: async (context, { body, caller }) =>
      acceptHandoff(context, await requireVisitor(context, caller, 'agree_criteria'), body),
  }),
  route(contract.decideOnRequest, {
    access: visitor,
    audit: { action: 'portal.request_decided', entity: 'scope_request' },
    handle: async (context, { params, body, caller }) =>
      decideOnRequest(context, await requireVisitor(context, caller, 'agree_scope'), { requestId: params.id, ...body }),
  }),
]
