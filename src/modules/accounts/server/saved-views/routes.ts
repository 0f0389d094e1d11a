import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { changeSavedView, createSavedView, deleteSavedView, listSavedViews } from './keep-saved-views.ts'

const keepers = { audience: 'staff', permission: 'accounts.save_views' } as const

export const savedViewRoutes: Route[] = [
  route(contract.listSavedViews, {
    access: { audience: 'staff', permission: 'accounts.read' },
    audit: 'read',
    handle: async (context) => ({ items: await listSavedViews(context) }),
  }),
  route(contract.createSavedView, {
    access: keepers,
    audit: { action: 'accounts.view_saved', entity: 'saved_view' },
    handle: (context, { body }) => createSavedView(context, body),
  }),
  route(contract.updateSavedView, {
    access: keepers,
    audit: { action: 'accounts.view_changed', entity: 'saved_view' },
    handle: (context, { params, body }) => changeSavedView(context, params.id, body),
  }),
  route(contract.deleteSavedView, {
    access: keepers,
    audit: { action: 'accounts.view_deleted', entity: 'saved_view' },
    handle: (context, { params }) => deleteSavedView(context, params.id),
  }),
]
