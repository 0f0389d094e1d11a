import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { applyPlan } from './apply-plan.ts'
import { previewPlan } from './preview-plan.ts'
import { rebaseline } from './rebaseline.ts'

export const replanRoutes: Route[] = [
  route(contract.previewPlan, {
    ...readers,
    handle: (context, { params, body }) => previewPlan(context, params.id, body),
  }),
  route(contract.applyPlan, {
    ...writers('plan_changed'),
    handle: (context, { params, body }) => applyPlan(context, params.id, body),
  }),
  route(contract.rebaseline, {
    ...writers('plan_rebaselined'),
    handle: (context, { params, body }) => rebaseline(context, params.id, body),
  }),
]
