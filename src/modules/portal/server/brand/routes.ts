import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { changeBrand, readBrand, removeLogo, setLogo } from './brand.ts'

const manage = { audience: 'staff', permission: 'portal.manage_brand' } as const

export const brandRoutes: readonly Route[] = [
  route(contract.readBrand, { access: manage, audit: 'read', handle: (context) => readBrand(context) }),
  route(contract.changeBrand, {
    access: manage,
    audit: { action: 'portal.brand_changed', entity: 'workspace' },
    handle: (context, { body }) => changeBrand(context, body),
  }),
  route(contract.setLogo, {
    access: manage,
    audit: { action: 'portal.logo_set', entity: 'workspace' },
    handle: (context, { file }) => setLogo(context, file),
  }),
  route(contract.removeLogo, {
    access: manage,
    audit: { action: 'portal.logo_removed', entity: 'workspace' },
    handle: (context) => removeLogo(context),
  }),
]
