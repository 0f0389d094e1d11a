import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers } from '../access.ts'
import { exportWbs } from './export-wbs.ts'

export const wbsRoutes: Route[] = [
  route(contract.exportWbs, {
    ...readers,
    handle: (context, { params, query }) => exportWbs(context, params.id, query),
  }),
]
