import { journeyPlanSchema } from '../domain/journey.ts'
import { catalogueSchema } from '../domain/measure.ts'
import journey from './journey.json' with { type: 'json' }
import measures from './measures.json' with { type: 'json' }

export const builtInMeasures = catalogueSchema.parse(measures)
export const builtInJourney = journeyPlanSchema.parse(journey)
