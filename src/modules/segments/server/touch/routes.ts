import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import type { Sources } from '../conditions/compile-condition.ts'
import { acceptTouchProposals } from './accept-touch-proposals.ts'
import { overrideTouchModel, readAccountTouchModel } from './override-touch-model.ts'
import { listTouchProposals, reviewTouchModels } from './review-touch-models.ts'
import { readTouchRules, saveTouchRules } from './touch-rules.ts'

const readers = { access: { audience: 'staff', permission: 'segments.read' }, audit: 'read' } as const
const managers = { audience: 'staff', permission: 'segments.manage_touch_rules' } as const

export const touchRoutes = (sources: Sources): Route[] => [
  route(contract.readTouchRules, { ...readers, handle: (context) => readTouchRules(context) }),
  route(contract.saveTouchRules, {
    access: managers,
    audit: { action: 'segments.touch_rules_saved', entity: 'touch_rules' },
    handle: (context, { body }) => saveTouchRules(context, sources, body),
  }),
  route(contract.reviewTouchModels, { ...readers, handle: (context) => reviewTouchModels(context, sources) }),
  route(contract.listTouchProposals, {
    ...readers,
    handle: (context, { query }) => listTouchProposals(context, sources, query),
  }),
  route(contract.acceptTouchProposals, {
    access: managers,
    audit: { action: 'segments.touch_proposals_accepted', entity: 'touch_rules' },
    handle: (context, { body }) => acceptTouchProposals(context, sources, body),
  }),
  route(contract.readAccountTouchModel, {
    ...readers,
    handle: (context, { params }) => readAccountTouchModel(context, sources, params.id),
  }),
  route(contract.overrideTouchModel, {
    access: { audience: 'staff', permission: 'segments.write' },
    audit: { action: 'segments.touch_overridden', entity: 'account' },
    handle: (context, { params, body }) => overrideTouchModel(context, sources, params.id, body),
  }),
]
