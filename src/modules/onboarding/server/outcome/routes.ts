import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { writers } from '../access.ts'
import { recordValueConfirmation } from './confirm-value.ts'
import { endWithoutValue } from './end-without-value.ts'
import { rekickOff } from './rekick-off.ts'

export const outcomeRoutes: Route[] = [
  route(contract.recordValueConfirmation, {
    ...writers('value_confirmed'),
    handle: (context, { params, body }) => recordValueConfirmation(context, params.id, body),
  }),
  route(contract.endWithoutValue, {
    ...writers('ended_without_value'),
    handle: (context, { params, body }) => endWithoutValue(context, params.id, body),
  }),
  route(contract.rekickOff, {
    ...writers('rekicked_off'),
    handle: (context, { params, body }) => rekickOff(context, params.id, body),
  }),
]
