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
  route(contract.downloadPortalPaper, {
    access: visitor,
    audit: 'read',
    handle: async (context, { params, caller }) =>
      downloadPaper(context, await requireVisitor(context, caller), params.kind),
  }),
]
