import { dataStoppedOn, listFigures } from '#modules/usage/server/api.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { changeWatch, confirmFinding, lookAgain } from './change-watch.ts'
import { readWatches } from './read-watches.ts'

export const usageRoutes: Route[] = [
  route(contract.listUsageWatches, {
    ...readers,
    handle: async (context, { params }) => ({ items: await readWatches(context, params.id) }),
  }),
  route(contract.changeUsageWatch, {
    ...writers('usage_watch_changed'),
    handle: (context, { params, body }) => changeWatch(context, params, body),
  }),
  route(contract.confirmUsageFinding, {
    ...writers('usage_finding_seen'),
    handle: (context, { params }) => confirmFinding(context, params),
  }),
  route(contract.lookAgainAtUsage, {
    ...writers('usage_looked_at_again'),
    handle: (context, { params }) => lookAgain(context, params),
  }),
  route(contract.listUsageFigures, {
    ...readers,
    handle: async (context) => ({
      stoppedOn: await dataStoppedOn(context),
      items: (await listFigures(context)).map(({ key, unit, name }) => ({
        key,
        unit: unit ?? null,
        name: name ?? null,
      })),
    }),
  }),
]
