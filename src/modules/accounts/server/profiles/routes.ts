import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { setArchived } from './archive-account.ts'
import { updateAccount } from './change-account.ts'
import { createAccount } from './insert-accounts.ts'
import { readAccount } from './read-account.ts'

const readers = { audience: 'staff', permission: 'accounts.read' } as const
const writers = { audience: 'staff', permission: 'accounts.write' } as const

export const profileRoutes: Route[] = [
  route(contract.readAccount, {
    access: readers,
    audit: 'read',
    handle: (context, { params }) => readAccount(context, params.id),
  }),
  route(contract.createAccount, {
    access: writers,
    audit: { action: 'accounts.account_created', entity: 'account' },
    handle: async (context, { body }) => readAccount(context, (await createAccount(context, body)).id),
  }),
  route(contract.updateAccount, {
    access: writers,
    audit: { action: 'accounts.account_updated', entity: 'account' },
    handle: async (context, { params, body }) => {
      await updateAccount(context, params.id, body)
      return readAccount(context, params.id)
    },
  }),
  route(contract.archiveAccount, {
    access: writers,
    audit: { action: 'accounts.account_archived', entity: 'account' },
    handle: async (context, { params }) => {
      await setArchived(context, params.id, true)
      return readAccount(context, params.id)
    },
  }),
  route(contract.restoreAccount, {
    access: writers,
    audit: { action: 'accounts.account_restored', entity: 'account' },
    handle: async (context, { params }) => {
      await setArchived(context, params.id, false)
      return readAccount(context, params.id)
    },
  }),
]
