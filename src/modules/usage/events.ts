import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'

/** Usage of these customers was counted anew. */
export const usageRolled = declareEvent('usage.rolled', z.object({ accountIds: z.array(z.uuid()) }))
