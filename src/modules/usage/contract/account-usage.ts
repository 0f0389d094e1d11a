import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const personSchema = z.object({
  key: z.string(),
  /** As the sender names the person: by the traits, else by the ID. */
  name: z.string(),
  externalId: z.string(),
  isAnonymous: z.boolean(),
  /** On how many of the last 28 days. */
  activeDays: z.number(),
  lastOn: z.string().nullable(),
})
export type UsagePerson = z.infer<typeof personSchema>

const featureUseSchema = z.object({
  featureNo: z.number(),
  name: z.string(),
  isKey: z.boolean(),
  lastOn: z.string().nullable(),
  isUsed: z.boolean(),
})

const accountUsageSchema = z.object({
  /** `not_connected`: no source at all; `not_heard`: nothing came of this customer yet. */
  state: z.enum(['not_connected', 'not_heard', 'known']),
  /** The day as of which it is told: today, or the last day with events of anybody where none come any more. */
  asOf: z.string(),
  isCurrent: z.boolean(),
  seats: z.number().nullable(),
  activePeople: z.number(),
  activePeopleBefore: z.number(),
  events: z.number(),
  eventsBefore: z.number(),
  /** Per cent of events against the 28 days before; null where nothing came then. */
  trend: z.number().nullable(),
  lastSeenOn: z.string().nullable(),
  /** The last 90 days on which there was anything. */
  days: z.array(z.object({ day: z.string(), events: z.number(), people: z.number() })),
  features: z.array(featureUseSchema),
  /** The ten who were there on most days. */
  people: z.array(personSchema),
})
export type AccountUsage = z.infer<typeof accountUsageSchema>

export const readAccountUsage = endpoint({
  method: 'GET',
  path: '/accounts/{id}/usage',
  summary: 'What a customer does in the product: who, how often, which features',
  params: z.object({ id: z.uuid() }),
  response: accountUsageSchema,
})
