import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { listBaselines } from './list-baselines.ts'
import { rebaseline } from './rebaseline.ts'

export const baselineRoutes: Route[] = [
  route(contract.listBaselines, { ...readers, handle: (context, { params }) => listBaselines(context, params.id) }),
  route(contract.rebaseline, {
    ...writers('plan_rebaselined'),
    handle: (context, { params, body }) => rebaseline(context, params.id, body),
  }),
]
