import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers } from '../access.ts'
import { listWaiting } from './list-waiting.ts'
import { readWaiting } from './read-waiting.ts'

export const waitingRoutes: Route[] = [
  route(contract.readWaiting, { ...readers, handle: (context, { params }) => readWaiting(context, params.id) }),
  route(contract.listWaiting, { ...readers, handle: (context, { query }) => listWaiting(context, query) }),
]
