import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { writers } from '../access.ts'
import { completeKickoff } from './complete-kickoff.ts'
import { saveKickoff } from './save-kickoff.ts'

export const kickoffRoutes: Route[] = [
  route(contract.saveKickoff, {
    ...writers('kickoff_saved'),
    handle: (context, { params, body }) => saveKickoff(context, params.id, body),
  }),
  route(contract.completeKickoff, {
    ...writers('kickoff_done'),
    handle: (context, { params, body }) => completeKickoff(context, params.id, body),
  }),
]
