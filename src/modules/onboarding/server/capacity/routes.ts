import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { programKeepers, readers } from '../access.ts'
import { listClosedDays } from './list-closed-days.ts'
import { readCapacities } from './read-capacities.ts'
import { readLoad } from './read-load.ts'
import { saveCapacities } from './save-capacities.ts'

export const capacityRoutes: Route[] = [
  route(contract.readLoad, { ...readers, handle: (context, { params }) => readLoad(context, params.id) }),
  route(contract.readCapacities, { ...readers, handle: (context) => readCapacities(context) }),
  route(contract.saveCapacities, {
    ...programKeepers('capacities_changed', 'workspace'),
    handle: (context, { body }) => saveCapacities(context, body),
  }),
  route(contract.listClosedDays, {
    ...readers,
    handle: (context, { params, query }) => listClosedDays(context, params.id, query),
  }),
]
