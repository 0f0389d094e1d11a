import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers } from '../access.ts'
import { listClosedDays } from './list-closed-days.ts'
import { readLoad } from './read-load.ts'

export const capacityRoutes: Route[] = [
  route(contract.readLoad, { ...readers, handle: (context, { params, query }) => readLoad(context, params.id, query) }),
  route(contract.listClosedDays, {
    ...readers,
    handle: (context, { params, query }) => listClosedDays(context, params.id, query),
  }),
]
