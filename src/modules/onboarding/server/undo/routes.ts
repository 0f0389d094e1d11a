import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { readPlanUndo } from './read-undo.ts'
import { undoPlan } from './undo-plan.ts'

export const undoRoutes: Route[] = [
  route(contract.readPlanUndo, { ...readers, handle: (context, { params }) => readPlanUndo(context, params.id) }),
  route(contract.undoPlan, {
    ...writers('plan_undone'),
    handle: (context, { params, body }) => undoPlan(context, params.id, body),
  }),
]
