import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { changeCustomField } from './change-custom-field.ts'
import { createCustomField } from './create-custom-field.ts'
import { listCustomFields } from './list-custom-fields.ts'

const managers = { audience: 'staff', permission: 'accounts.manage_custom_fields' } as const

export const customFieldRoutes: Route[] = [
  route(contract.listCustomFields, {
    access: { audience: 'staff', permission: 'accounts.read' },
    audit: 'read',
    handle: async (context, { query }) => ({ items: await listCustomFields(context, query) }),
  }),
  route(contract.createCustomField, {
    access: managers,
    audit: { action: 'accounts.custom_field_created', entity: 'custom_field' },
    handle: (context, { body }) => createCustomField(context, body),
  }),
  route(contract.updateCustomField, {
    access: managers,
    audit: { action: 'accounts.custom_field_changed', entity: 'custom_field' },
    handle: (context, { params, body }) => changeCustomField(context, params.id, body),
  }),
]
