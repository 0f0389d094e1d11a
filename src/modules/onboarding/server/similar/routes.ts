import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers } from '../access.ts'
import { readSimilarCustomers } from './read-similar-customers.ts'
import { readTypicalDurations } from './read-typical-durations.ts'

export const similarRoutes: Route[] = [
  route(contract.readSimilarCustomers, {
    ...readers,
    handle: (context, { params }) => readSimilarCustomers(context, params.id),
  }),
  route(contract.readTypicalDurations, {
    ...readers,
    handle: (context, { params, query }) => readTypicalDurations(context, { ...params, ...query }),
  }),
]
