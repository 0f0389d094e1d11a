import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { updateStakeholder } from './change-stakeholder.ts'
import { createStakeholder } from './create-stakeholder.ts'
import { listStakeholdersWithAlerts } from './list-stakeholders.ts'
import { removeStakeholder } from './remove-stakeholder.ts'

const writers = { audience: 'staff', permission: 'accounts.write' } as const

export const stakeholderRoutes: Route[] = [
  route(contract.listStakeholders, {
    access: { audience: 'staff', permission: 'accounts.read' },
    audit: 'read',
    handle: (context, { params }) => listStakeholdersWithAlerts(context, params.id),
  }),
  route(contract.createStakeholder, {
    access: writers,
    audit: { action: 'accounts.stakeholder_added', entity: 'account' },
    handle: (context, { params, body }) => createStakeholder(context, params.id, body),
  }),
  route(contract.updateStakeholder, {
    access: writers,
    audit: { action: 'accounts.stakeholder_changed', entity: 'account' },
    handle: (context, { params, body }) => updateStakeholder(context, params.id, params.stakeholderId, body),
  }),
  route(contract.removeStakeholder, {
    access: writers,
    audit: { action: 'accounts.stakeholder_removed', entity: 'account' },
    handle: (context, { params }) => removeStakeholder(context, params.id, params.stakeholderId),
  }),
]
