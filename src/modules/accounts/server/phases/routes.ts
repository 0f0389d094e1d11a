import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { listPhases } from './list-phases.ts'
import { movePhase, overridePhase } from './move-phase.ts'

export const phaseRoutes: Route[] = [
  route(contract.listPhases, {
    access: { audience: 'staff', permission: 'accounts.read' },
    audit: 'read',
    handle: (context, { params }) => listPhases(context, params.id),
  }),
  route(contract.movePhase, {
    access: { audience: 'staff', permission: 'accounts.write' },
    audit: { action: 'accounts.phase_moved', entity: 'account' },
    handle: (context, { params, body }) => movePhase(context, params.id, body.phase, body.reason ?? null),
  }),
  route(contract.overridePhase, {
    access: { audience: 'staff', permission: 'accounts.override_phase' },
    audit: { action: 'accounts.phase_overridden', entity: 'account' },
    handle: (context, { params, body }) => overridePhase(context, params.id, body.phase, body.reason),
  }),
]
