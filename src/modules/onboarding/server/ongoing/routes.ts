import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { acceptOngoingHandoff, acceptOngoingHandoffOnBehalf } from './accept-ongoing.ts'
import { readOngoingHandoff } from './read-ongoing.ts'
import { saveOngoingHandoff } from './save-ongoing.ts'
import { settleCarried } from './settle-carried.ts'

export const ongoingRoutes: Route[] = [
  route(contract.readOngoingHandoff, {
    ...readers,
    handle: (context, { params }) => readOngoingHandoff(context, params.id),
  }),
  route(contract.saveOngoingHandoff, {
    ...writers('ongoing_handoff_saved'),
    handle: (context, { params, body }) => saveOngoingHandoff(context, params.id, body),
  }),
  route(contract.acceptOngoingHandoff, {
    ...writers('ongoing_handoff_accepted'),
    handle: (context, { params, body }) => acceptOngoingHandoff(context, params.id, body),
  }),
  route(contract.acceptOngoingHandoffOnBehalf, {
    ...writers('ongoing_handoff_accepted_on_behalf'),
    handle: (context, { params, body }) => acceptOngoingHandoffOnBehalf(context, params.id, body),
  }),
  route(contract.settleCarried, {
    ...writers('carried_settled'),
    handle: (context, { params, body }) => settleCarried(context, params.id, body),
  }),
]
