import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { alertKinds, alertOutcomes } from '../domain/alert.ts'
import { daySchema } from './inputs.ts'

const alertSchema = z.object({
  id: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  kind: z.enum(alertKinds),
  /** What the words of its kind name: points before and after, days, percent. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  openedAt: z.string(),
  acknowledged: z.object({ by: z.string(), at: z.string() }).nullable(),
})
export type HealthAlert = z.infer<typeof alertSchema>

export const listHealthAlerts = endpoint({
  method: 'GET',
  path: '/health-alerts',
  summary:
    'Movements that nobody has settled yet, the newest first, of all customers or of one; without what is put off to a later day',
  query: z.object({
    accountId: z.uuid().optional(),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(alertSchema), nextCursor: z.string().nullable() }),
})

const params = z.object({ alertId: z.uuid() })

export const acknowledgeHealthAlert = endpoint({
  method: 'POST',
  path: '/health-alerts/{alertId}/acknowledge',
  summary: 'Say that somebody looks after it',
  params,
})

export const snoozeHealthAlert = endpoint({
  method: 'POST',
  path: '/health-alerts/{alertId}/snooze',
  summary: 'Not be told of it until a day; it comes back then if it was not settled',
  params,
  body: z.object({ untilOn: daySchema }),
})

export const resolveHealthAlert = endpoint({
  method: 'POST',
  path: '/health-alerts/{alertId}/resolve',
  summary: 'Settle it with what came of it',
  params,
  body: z.object({ outcome: z.enum(alertOutcomes), note: z.string().max(1000).nullable() }),
})
