import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { readValue } from './read-value.ts'
import { removeUnitValue, saveUnitValue } from './save-unit-value.ts'

export const valueRoutes: Route[] = [
  route(contract.readValueStatement, { ...readers, handle: (context, { params }) => readValue(context, params.id) }),
  route(contract.saveUnitValue, {
    ...writers('unit_value_saved'),
    handle: (context, { params, body }) => saveUnitValue(context, params, body),
  }),
  route(contract.removeUnitValue, {
    ...writers('unit_value_removed'),
    handle: (context, { params }) => removeUnitValue(context, params),
  }),
]
