import { z } from 'zod'
import { keySchema } from '../domain/keys.ts'
import { scorecardSchema } from '../domain/scorecard/scorecard.ts'
import scorecards from './scorecards.json' with { type: 'json' }

/** In the order in which they are tried: a customer is judged by the first that its phase and touch model fit. */
export const builtInScorecards = z
  .array(z.strictObject({ key: keySchema, definition: scorecardSchema }))
  .parse(scorecards)
