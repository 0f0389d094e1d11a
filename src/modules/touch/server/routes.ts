import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import { readCatalogue, readPlan, saveCatalogue, savePlan } from './definitions.ts'
import { listJourneyGaps, readAccountJourney, readJourneyMap } from './journey/read-journey.ts'
import { recommendMeasures } from './measures/recommend-measures.ts'
import { startMeasure } from './measures/start-measure.ts'

const readers = { access: { audience: 'staff', permission: 'touch.read' }, audit: 'read' } as const
const keepers = { audience: 'staff', permission: 'touch.manage' } as const

export const touchRoutes: Route[] = [
  route(contract.readMeasures, { ...readers, handle: (context) => readCatalogue(context) }),
  route(contract.saveMeasures, {
    access: keepers,
    audit: { action: 'touch.measures_saved', entity: 'measures' },
    handle: (context, { body }) => saveCatalogue(context, body),
  }),
  route(contract.recommendMeasures, {
    ...readers,
    handle: (context, { params }) => recommendMeasures(context, params.id),
  }),
  route(contract.startMeasure, {
    access: { audience: 'staff', permission: 'touch.start_measures' },
    audit: { action: 'touch.measure_started', entity: 'account' },
    handle: (context, { params, body }) =>
      startMeasure(context, { accountId: params.id, measureKey: params.measureKey, clientId: body.clientId }),
  }),
  route(contract.readJourneyPlan, { ...readers, handle: (context) => readPlan(context) }),
  route(contract.saveJourneyPlan, {
    access: keepers,
    audit: { action: 'touch.journey_plan_saved', entity: 'journey_plan' },
    handle: (context, { body }) => savePlan(context, body),
  }),
  route(contract.readAccountJourney, {
    ...readers,
    handle: (context, { params }) => readAccountJourney(context, params.id),
  }),
  route(contract.readJourneyMap, { ...readers, handle: (context) => readJourneyMap(context) }),
  route(contract.listJourneyGaps, { ...readers, handle: (context, { query }) => listJourneyGaps(context, query) }),
]
