import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'

const moved = z.object({
  segmentId: z.string(),
  /** Whose they are: the rows of `segments.published_memberships` with this very instant as entered_at, or left_at. */
  at: z.string(),
  count: z.number(),
})

/** Customers entered a segment, one event however many they are. */
export const entered = declareEvent('segments.entered', moved)

/** Customers left a segment, one event however many they are. */
export const left = declareEvent('segments.left', moved)
