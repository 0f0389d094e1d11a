import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { applyPlan } from './apply-plan.ts'
import { applyProposals, dismissProposal } from './apply-proposals.ts'
import { listReplanProposals } from './list-proposals.ts'
import { previewPlan } from './preview-plan.ts'
import { proposeReplans } from './propose-replans.ts'

export const replanRoutes: Route[] = [
  route(contract.previewPlan, {
    ...readers,
    handle: (context, { params, body }) => previewPlan(context, params.id, body),
  }),
  route(contract.applyPlan, {
    ...writers('plan_changed'),
    handle: (context, { params, body }) => applyPlan(context, params.id, body),
  }),
  route(contract.listReplanProposals, {
    ...readers,
    handle: (context, { query }) => listReplanProposals(context, query),
  }),
  route(contract.refreshReplanProposals, {
    ...writers('replans_proposed', 'workspace'),
    handle: (context) => proposeReplans(context),
  }),
  route(contract.applyReplanProposals, {
    ...writers('replans_applied', 'workspace'),
    handle: (context, { body }) => applyProposals(context, body),
  }),
  route(contract.dismissReplanProposal, {
    ...writers('replan_dismissed'),
    handle: (context, { params }) => dismissProposal(context, params.id),
  }),
]
