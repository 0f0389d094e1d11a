import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { applyAdditions, dismissAdditions } from './apply-additions.ts'
import { readAdditions } from './read-additions.ts'

export const additionRoutes: Route[] = [
  route(contract.readAdditions, {
    ...readers,
    handle: (context, { params }) => readAdditions(context, params.id),
  }),
  route(contract.applyAdditions, {
    ...writers('additions_taken'),
    handle: (context, { params, body }) => applyAdditions(context, params.id, body),
  }),
  route(contract.dismissAdditions, {
    ...writers('additions_dismissed'),
    handle: (context, { params, body }) => dismissAdditions(context, params.id, body),
  }),
]
