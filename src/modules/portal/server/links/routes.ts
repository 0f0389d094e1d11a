import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { inviteColleague, removeColleague } from '../actions/invite-colleague.ts'
import { previewHome } from '../home/preview-home.ts'
import { requireVisitor } from '../visits/require-visitor.ts'
import { changeLink } from './change-link.ts'
import { createLink } from './create-link.ts'
import { listLinks } from './list-links.ts'
import { askForLinkByMail, byNothing } from './mail-new-links.ts'
import type { PortalOptions } from './renew-link.ts'
import { byEndedLink, requestNewLink } from './request-new-link.ts'
import { revokeAllLinks } from './revoke-all-links.ts'
import { revokeLink } from './revoke-link.ts'

const read = { audience: 'staff', permission: 'portal.read_links' } as const
const visitor = { audience: 'portal', permission: 'portal.use' } as const
const manage = { audience: 'staff', permission: 'portal.manage_links' } as const

export function linkRoutes(options: PortalOptions): Route[] {
  const { publicUrl } = options
  return [
    route(contract.listPortalLinks, {
      access: read,
      audit: 'read',
      handle: (context, { params }) => listLinks(context, params.id),
    }),
    route(contract.createPortalLink, {
      access: manage,
      audit: { action: 'portal.link_made', entity: 'account' },
      handle: (context, { params, body }) => createLink(context, publicUrl(), { accountId: params.id, ...body }),
    }),
    route(contract.changePortalLink, {
      access: manage,
      audit: { action: 'portal.level_changed', entity: 'portal_link' },
      handle: (context, { params, body }) => changeLink(context, params.id, body.level),
    }),
    route(contract.requestNewLink, {
      access: { audience: 'public', identify: byEndedLink },
      // Whoever shows a made-up token has no workspace to write an audit entry in; a link that is made writes its own trace.
      audit: 'read',
      handle: (context, { caller }) => requestNewLink(context, options, caller),
    }),
    route(contract.mailNewLink, {
      access: { audience: 'public', identify: byNothing, perMinute: 5 },
      // Nobody has proved a workspace yet; what comes of it is written down in the workspace that it concerns.
      audit: 'read',
      handle: (context, { body, caller }) => askForLinkByMail(context, body, caller),
    }),
    route(contract.inviteColleague, {
      access: visitor,
      audit: { action: 'portal.colleague_invited', entity: 'account' },
      handle: async (context, { body, caller }) =>
        inviteColleague(context, publicUrl(), await requireVisitor(context, caller, 'invite'), body),
    }),
    route(contract.removeColleague, {
      access: visitor,
      audit: { action: 'portal.colleague_removed', entity: 'portal_link' },
      handle: async (context, { params, caller }) =>
        removeColleague(context, await requireVisitor(context, caller, 'invite'), params.id),
    }),
    route(contract.revokePortalLink, {
      access: manage,
      audit: { action: 'portal.link_revoked', entity: 'portal_link' },
      handle: (context, { params }) => revokeLink(context, params.id),
    }),
    route(contract.revokeAllPortalLinks, {
      access: manage,
      audit: { action: 'portal.all_links_revoked', entity: 'account' },
      handle: (context, { params }) => revokeAllLinks(context, params.id),
    }),
    route(contract.previewPortal, {
      access: read,
      audit: 'read',
      handle: (context, { params, query }) => previewHome(context, { accountId: params.id, ...query }),
    }),
  ]
}
