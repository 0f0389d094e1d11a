import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { sourceKeySchema } from './ticket.ts'

export const deliveryOutcomes = ['taken', 'let_go', 'rejected', 'test'] as const
export const deliveryReasons = [
  'not_signed',
  'wrong_signature',
  'no_timestamp',
  'too_old',
  'too_early',
  'secret_unreadable',
  'not_json',
  'no_ticket',
  'wrong_ticket',
  'repeated',
] as const

const deliverySchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  outcome: z.enum(deliveryOutcomes),
  reason: z.enum(deliveryReasons).nullable(),
  externalId: z.string().nullable(),
})
export type TicketDelivery = z.infer<typeof deliverySchema>

const sourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string(),
  isActive: z.boolean(),
  /** Where the help desk sends to. It holds no secret. */
  webhookUrl: z.string(),
  /** The secret before the last one still counts until then. */
  formerUntil: z.string().nullable(),
  lastTaken: deliverySchema.nullable(),
  lastRejected: deliverySchema.nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  version: z.number(),
})
export type TicketSource = z.infer<typeof sourceSchema>

const sourceParams = z.object({ id: z.uuid() })
const nameSchema = z
  .string()
  .max(100)
  .transform((name) => name.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1))
/** As the help desk made it: Zendesk shows the signing secret of each of its webhooks. */
const givenSecretSchema = z.string().min(16).max(200).optional()

export const listTicketSources = endpoint({
  method: 'GET',
  path: '/ticket-sources',
  summary: 'Help desks that send tickets by signed webhooks, with their last deliveries',
  response: z.object({ items: z.array(sourceSchema) }),
})

export const createTicketSource = endpoint({
  method: 'POST',
  path: '/ticket-sources',
  summary: 'Add a help desk; the signing secret in the answer is shown only now',
  body: z.object({ name: nameSchema, key: sourceKeySchema, secret: givenSecretSchema }),
  response: sourceSchema.extend({ secret: z.string() }),
  answersSecret: true,
})

export const changeTicketSource = endpoint({
  method: 'PATCH',
  path: '/ticket-sources/{id}',
  summary: 'Rename a help desk, stop taking its deliveries, or take them again',
  params: sourceParams,
  body: z.object({ name: nameSchema.optional(), isActive: z.boolean().optional(), version: z.int().min(1) }),
  response: sourceSchema,
})

export const renewTicketSourceSecret = endpoint({
  method: 'POST',
  path: '/ticket-sources/{id}/secret',
  summary: 'Give a help desk another signing secret, shown only now; the one before counts for 24 hours more',
  params: sourceParams,
  body: z.object({ secret: givenSecretSchema }),
  response: sourceSchema.extend({ secret: z.string() }),
  answersSecret: true,
})

export const listTicketDeliveries = endpoint({
  method: 'GET',
  path: '/ticket-sources/{id}/deliveries',
  summary: 'What a help desk sent, newest first, with why it was rejected',
  params: sourceParams,
  query: z.object({ outcome: z.enum(deliveryOutcomes).optional() }),
  response: z.object({ items: z.array(deliverySchema) }),
})

export const testTicketSource = endpoint({
  method: 'POST',
  path: '/ticket-sources/{id}/test',
  summary: 'Send a signed delivery through the whole way in; no ticket is written',
  params: sourceParams,
  response: deliverySchema,
})

export const receiveTicketDelivery = endpoint({
  method: 'POST',
  path: '/ticket-sources/{id}/deliveries',
  summary: "A help desk's webhook in Zendesk's shape, proven by its signature over timestamp and body",
  params: sourceParams,
  takesSignedBody: true,
  response: z.object({ outcome: z.enum(deliveryOutcomes), reason: z.enum(deliveryReasons).nullable() }),
})
