import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { ticketSeverities, ticketStatuses } from '../domain/ticket.ts'

export const ticketStatusSchema = z.enum(ticketStatuses)
export const ticketSeveritySchema = z.enum(ticketSeverities)

const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((given) => given.replace(/\s+/g, ' ').trim())

/** What programs write where they have no ID: such a ticket would swallow the next one like it. */
const noIds: ReadonlySet<string> = new Set(['null', 'undefined', 'nan', '[object object]', 'none', '0'])
const idSchema = text(200)
  .pipe(z.string().min(1))
  .refine((id) => !noIds.has(id.toLowerCase()), { params: { code: 'integrations.no_such_id' } })

/** With an offset; kept in UTC. */
export const instantSchema = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString())

export const sourceKeySchema = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)

export const ticketInputSchema = z.object({
  /** The system it is kept in: `zendesk`. With `externalId` it tells tickets apart. */
  source: sourceKeySchema.default('api'),
  externalId: idSchema,
  /** The customer, where the caller knows our ID; else it is recognised by what follows. */
  accountId: z.uuid().optional(),
  /** The customer's external ID here, or one of its other IDs. */
  accountExternalId: idSchema.optional(),
  /** The customer as the source knows it. */
  organisation: z
    .object({ id: idSchema.optional(), externalId: idSchema.optional(), name: text(200).optional() })
    .optional(),
  requesterEmail: z
    .email()
    .max(254)
    .transform((email) => email.toLowerCase())
    .nullable()
    .optional(),
  subject: text(500).optional(),
  status: ticketStatusSchema.optional(),
  severity: ticketSeveritySchema.optional(),
  openedAt: instantSchema.optional(),
  firstRepliedAt: instantSchema.nullable().optional(),
  /** A reply of ours to the customer: the first one counts. */
  repliedAt: instantSchema.optional(),
  solvedAt: instantSchema.nullable().optional(),
  reopenedCount: z.int().min(0).max(10_000).optional(),
  /** How content the customer was, on the scale that the two ends say. Kept as 1 to 5. */
  satisfaction: z
    .object({ score: z.number(), from: z.number().default(1), to: z.number().default(5) })
    .nullable()
    .optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .nullable()
    .optional(),
  /** When it last changed in its source; now when left out. Older news than what is known changes nothing. */
  updatedAt: instantSchema.optional(),
})
export type TicketInput = z.output<typeof ticketInputSchema>

export const ticketOutcomes = ['created', 'updated', 'unchanged', 'older', 'waiting', 'refused'] as const

export const ticketSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  source: z.string(),
  externalId: z.string(),
  subject: z.string(),
  status: ticketStatusSchema,
  severity: ticketSeveritySchema,
  openedAt: z.string(),
  firstRepliedAt: z.string().nullable(),
  solvedAt: z.string().nullable(),
  reopenedCount: z.number(),
  /** From 1 to 5. */
  satisfaction: z.number().nullable(),
  requesterEmail: z.string().nullable(),
  url: z.string().nullable(),
  updatedAt: z.string(),
})
export type Ticket = z.infer<typeof ticketSchema>

const takenSchema = z.object({
  externalId: z.string(),
  outcome: z.enum(ticketOutcomes),
  /** Null where nobody knows yet which customer it is. */
  accountId: z.string().nullable(),
  /** What is wrong with it; empty unless it was refused. */
  problems: z.array(z.object({ path: z.string(), code: z.string() })),
})
export type TakenTicket = z.infer<typeof takenSchema>

export const writeTicket = endpoint({
  method: 'POST',
  path: '/tickets',
  summary: 'Add a support ticket or tell what changed in it; what is left out stays as it is known',
  body: ticketInputSchema,
  response: takenSchema,
})

export const writeTickets = endpoint({
  method: 'POST',
  path: '/tickets/batch',
  summary: 'As POST /tickets for up to 1,000 at once; a wrong one is refused by itself, the others are taken',
  body: z.object({ tickets: z.array(z.record(z.string(), z.unknown())).min(1).max(1_000) }),
  response: z.object({ items: z.array(takenSchema) }),
})

const page = {
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const ticketFilters = {
  /** `open` are those not yet solved: open or pending. */
  state: z.enum(['open', 'done']).optional(),
  status: ticketStatusSchema.optional(),
  severity: z.enum([...ticketSeverities, 'severe']).optional(),
  source: sourceKeySchema.optional(),
  accountId: z.uuid().optional(),
  /** Words of the subject. */
  q: z.string().max(100).optional(),
}

export const listTickets = endpoint({
  method: 'GET',
  path: '/tickets',
  summary: 'Support tickets, the last opened first',
  query: z.object({ ...ticketFilters, ...page }),
  response: z.object({
    items: z.array(ticketSchema),
    nextCursor: z.string().nullable(),
    /** Systems that tickets came from. */
    sources: z.array(z.string()),
    /** Tickets of callers whom nobody knows yet. */
    waiting: z.number(),
  }),
})

export const readAccountTickets = endpoint({
  method: 'GET',
  path: '/accounts/{id}/tickets',
  summary: "A customer's support tickets, open ones first, with what they come to",
  params: z.object({ id: z.uuid() }),
  response: z.object({
    /** Whether any ticket is known of anybody; without, none of a customer says nothing. */
    isKnown: z.boolean(),
    open: z.number(),
    openSevere: z.number(),
    last28Days: z.number(),
    /** Of those opened in the last 90 days; null where none was answered or solved. */
    firstResponseHours: z.number().nullable(),
    resolutionHours: z.number().nullable(),
    /** Of the last three ratings, from 1 to 5. */
    satisfaction: z.number().nullable(),
    total: z.number(),
    items: z.array(ticketSchema),
  }),
})
