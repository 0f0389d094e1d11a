import { requireAccount } from '#modules/accounts/server/api.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { requireVisitor } from '../visits/require-visitor.ts'
import { downloadPaper, readPapers } from './read-papers.ts'

const visitor = { audience: 'portal', permission: 'portal.use' } as const

export const paperRoutes: readonly Route[] = [
  route(contract.readPortalPapers, {
    access: visitor,
    audit: 'read',
    handle: async (context, { caller }) => ({
      items: await readPapers(context, (await requireVisitor(context, caller)).accountId),
    }),
  }),
  route(contract.previewPortalPapers, {
    access: { audience: 'staff', permission: 'portal.read_links' },
    audit: 'read',
    handle: async (context, { params }) => {
      await requireAccount(context, params.id)
      return { items: await readPapers(context, params.id) }
    },
  }),
  route(contract.downloadPortalPaper, {
    access: visitor,
    audit: 'read',
    handle: async (context, { params, caller }) =>
      downloadPaper(context, await requireVisitor(context, caller), params.kind),
  }),
]
