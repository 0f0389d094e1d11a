import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { writers } from '../access.ts'
import { addGoal, changeGoal, removeGoal } from './edit-goals.ts'
import { recordMeasurement } from './record-measurement.ts'

export const goalRoutes: Route[] = [
  route(contract.addGoal, {
    ...writers('goal_added'),
    handle: (context, { params, body }) => addGoal(context, params.id, body),
  }),
  route(contract.changeGoal, {
    ...writers('goal_changed'),
    handle: (context, { params, body }) => changeGoal(context, params, body),
  }),
  route(contract.removeGoal, {
    ...writers('goal_removed'),
    handle: (context, { params }) => removeGoal(context, params),
  }),
  route(contract.recordMeasurement, {
    ...writers('measurement_recorded'),
    handle: (context, { params, body }) => recordMeasurement(context, params, body),
  }),
]
