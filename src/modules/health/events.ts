import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'

const band = z.enum(['unknown', 'risk', 'watch', 'good', 'held'])

/** Customers whose shown band is another than before, at most 500 at once. Those scored for the first time are not told. */
export const bandChanged = declareEvent(
  'health.band_changed',
  z.object({
    changes: z.array(z.object({ accountId: z.string(), from: band, to: band, score: z.number().nullable() })).max(500),
  }),
)
