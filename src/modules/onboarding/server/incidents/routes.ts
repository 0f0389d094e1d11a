import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { changeIncident, explainIncident, moveIncident } from './move-incident.ts'
import { listIncidents } from './read-incidents.ts'
import { reportIncident } from './report-incident.ts'

export const incidentRoutes: Route[] = [
  route(contract.listIncidents, { ...readers, handle: (context, { params }) => listIncidents(context, params.id) }),
  route(contract.reportIncident, {
    ...writers('incident_reported'),
    handle: (context, { params, body }) => reportIncident(context, params.id, body),
  }),
  route(contract.changeIncident, {
    ...writers('incident_changed'),
    handle: (context, { params, body }) => changeIncident(context, params, body),
  }),
  route(contract.moveIncident, {
    ...writers('incident_moved'),
    handle: (context, { params, body }) => moveIncident(context, params, body),
  }),
  route(contract.explainIncident, {
    ...writers('incident_explained'),
    handle: (context, { params, body }) => explainIncident(context, params, body),
  }),
]
