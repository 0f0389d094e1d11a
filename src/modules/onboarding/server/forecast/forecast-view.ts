import { z } from 'zod'
import { type Forecast, storedReasonSchema } from '../../contract.ts'
import { enoughChecks } from '../../domain/forecast/check.ts'
import { enoughProjects } from '../../domain/forecast/durations.ts'

const storedSchema = z.object({
  forecast_on: z.string(),
  value_on: z.string(),
  from_on: z.string(),
  to_on: z.string(),
  past_projects: z.number(),
  band_factor: z.number(),
  checked_projects: z.number(),
  held_projects: z.number(),
  reasons: z.array(storedReasonSchema),
})

/** The forecast as it is shown, from its row; null where there is none. */
export function forecastView(row: unknown): Forecast | null {
  if (row === null || row === undefined) return null
  const stored = storedSchema.parse(row)
  return {
    on: stored.forecast_on,
    valueOn: stored.value_on,
    fromOn: stored.from_on,
    toOn: stored.to_on,
    reasons: stored.reasons,
    basis: {
      pastProjects: stored.past_projects,
      enoughProjects,
      bandFactor: stored.band_factor,
      checkedProjects: stored.checked_projects,
      heldProjects: stored.held_projects,
      enoughChecks,
    },
  }
}
