import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { exportAccounts, listExportLosses } from './export-accounts.ts'

const readers = { audience: 'staff', permission: 'accounts.export' } as const

export const exportRoutes: Route[] = [
  route(contract.listExportLosses, {
    access: readers,
    audit: 'read',
    handle: (context, { query }) => listExportLosses(context, query),
  }),
  route(contract.listPickedExportLosses, {
    access: readers,
    audit: 'read',
    handle: (context, { body }) => listExportLosses(context, { ...body, archived: 'no' }),
  }),
  route(contract.exportPickedAccounts, {
    access: readers,
    audit: 'read',
    handle: (context, { body }) => exportAccounts(context, { ...body, archived: 'no' }),
  }),
  route(contract.exportAccounts, {
    access: readers,
    audit: 'read',
    handle: (context, { query }) => exportAccounts(context, query),
  }),
]
