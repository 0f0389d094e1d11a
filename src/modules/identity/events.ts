import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'

/** Other days are worked than before: what was dated by them may have to move. */
export const calendarChanged = declareEvent('identity.calendar_changed', z.object({}))
