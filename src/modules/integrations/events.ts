import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'

/** Tickets of these customers came, changed or were solved. */
export const ticketsChanged = declareEvent(
  'integrations.tickets_changed',
  z.object({ accountIds: z.array(z.string()) }),
)
