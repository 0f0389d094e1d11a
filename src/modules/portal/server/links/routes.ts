import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { previewHome } from '../home/preview-home.ts'
import { createLink } from './create-link.ts'
import { listLinks } from './list-links.ts'
import { revokeLink } from './revoke-link.ts'

export interface PortalOptions {
  publicUrl: () => string
}

const read = { audience: 'staff', permission: 'portal.read_links' } as const
const manage = { audience: 'staff', permission: 'portal.manage_links' } as const

export function linkRoutes({ publicUrl }: PortalOptions): Route[] {
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
    route(contract.revokePortalLink, {
      access: manage,
      audit: { action: 'portal.link_revoked', entity: 'portal_link' },
      handle: (context, { params }) => revokeLink(context, params.id),
    }),
    route(contract.previewPortal, {
      access: read,
      audit: 'read',
      handle: (context, { params, query }) => previewHome(context, { accountId: params.id, ...query }),
    }),
  ]
}
