import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { agreeCriteria } from './agree-criteria.ts'
import { criteriaExamples } from './criteria-examples.ts'
import { addCriterion, changeCriterion, removeCriterion } from './edit-criteria.ts'

export const criterionRoutes: Route[] = [
  route(contract.readCriteriaExamples, { ...readers, handle: async () => criteriaExamples() }),
  route(contract.addCriterion, {
    ...writers('criterion_added'),
    handle: (context, { params, body }) => addCriterion(context, params.id, body),
  }),
  route(contract.changeCriterion, {
    ...writers('criterion_changed'),
    handle: (context, { params, body }) => changeCriterion(context, params, body),
  }),
  route(contract.removeCriterion, {
    ...writers('criterion_removed'),
    handle: (context, { params }) => removeCriterion(context, params),
  }),
  route(contract.agreeCriteria, {
    ...writers('criteria_agreed'),
    handle: (context, { params, body }) => agreeCriteria(context, params.id, body),
  }),
]
