import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { changeAccountsInBulk, previewBulkChange } from './change-in-bulk.ts'
import { listAccounts } from './list-accounts.ts'
import { listAccountChoices } from './list-choices.ts'
import { searchAccounts } from './search-accounts.ts'
import { summarizeAccounts } from './summarize-accounts.ts'

const readers = { audience: 'staff', permission: 'accounts.read' } as const
const writers = { audience: 'staff', permission: 'accounts.write' } as const

export const listRoutes: Route[] = [
  route(contract.listAccounts, {
    access: readers,
    audit: 'read',
    handle: (context, { query }) => listAccounts(context, query),
  }),
  route(contract.summarizeAccounts, {
    access: readers,
    audit: 'read',
    handle: (context, { query }) => summarizeAccounts(context, query),
  }),
  route(contract.searchAccounts, {
    access: readers,
    audit: 'read',
    handle: (context, { query }) => searchAccounts(context, query.q),
  }),
  route(contract.listAccountChoices, {
    access: readers,
    audit: 'read',
    handle: (context) => listAccountChoices(context),
  }),
  route(contract.previewBulkChange, {
    access: writers,
    audit: 'read',
    handle: (context, { body }) => previewBulkChange(context, body),
  }),
  route(contract.changeAccountsInBulk, {
    access: writers,
    audit: { action: 'accounts.accounts_changed_in_bulk', entity: 'account' },
    handle: (context, { body }) => changeAccountsInBulk(context, body),
  }),
]
