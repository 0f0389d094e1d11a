import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { listFactKinds } from './list-fact-kinds.ts'

export const knownFactRoutes: Route[] = [
  route(contract.listFactKinds, {
    access: { audience: 'staff', permission: 'accounts.read' },
    audit: 'read',
    handle: async (context) => ({ items: await listFactKinds(context) }),
  }),
]
