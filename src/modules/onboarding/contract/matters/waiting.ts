import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { waitingCodes } from '../../domain/waiting/ledger.ts'
import { idSchema, projectParams, projectPath, textSchema } from '../field.ts'
import { holderSchema } from './blocker.ts'

const reasonSchema = z.object({
  code: z.enum(waitingCodes),
  /** Of the blocker or task that it is about. */
  id: z.string().nullable(),
  name: textSchema.nullable(),
})

/** Days of each side; they sum to the open days. */
export const waitingTotalsSchema = z.object({ vendor: z.number(), customer: z.number(), third_party: z.number() })
export type WaitingTotals = z.infer<typeof waitingTotalsSchema>

export const waitingSpanSchema = z.object({
  from: z.string(),
  to: z.string(),
  days: z.number(),
  holder: holderSchema,
  reason: reasonSchema,
  /** What else was open on these days and counted for nothing. */
  also: z.array(reasonSchema.extend({ holder: holderSchema })),
})
export type WaitingSpan = z.infer<typeof waitingSpanSchema>

export const readWaiting = endpoint({
  method: 'GET',
  path: projectPath('/waiting'),
  summary: 'On whom each open day of a project waited, and for what',
  params: projectParams,
  response: z.object({
    from: z.string(),
    to: z.string(),
    /** Open days, each in exactly one span. */
    days: z.number(),
    totals: waitingTotalsSchema,
    spans: z.array(waitingSpanSchema),
  }),
})

export const waitingProjectSchema = z.object({
  projectId: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  programKey: z.string(),
  ownerName: z.string().nullable(),
  isOpen: z.boolean(),
  days: z.number(),
  totals: waitingTotalsSchema,
  /** Of the last day, and how long it has been so; null before the first day. */
  now: waitingSpanSchema.pick({ holder: true, reason: true, from: true, days: true }).nullable(),
})
export type WaitingProject = z.infer<typeof waitingProjectSchema>

export const listWaiting = endpoint({
  method: 'GET',
  path: '/waiting',
  summary: 'On whom the days of all projects waited: in all, by program and by customer',
  query: z.object({
    state: z.enum(['open', 'closed', 'all']).default('open'),
    accountId: idSchema.optional(),
    programKey: z.string().max(60).optional(),
  }),
  response: z.object({
    days: z.number(),
    totals: waitingTotalsSchema,
    programs: z.array(
      z.object({
        key: z.string(),
        name: textSchema,
        projects: z.number(),
        days: z.number(),
        totals: waitingTotalsSchema,
      }),
    ),
    reasons: z.array(z.object({ holder: holderSchema, code: z.enum(waitingCodes), days: z.number() })),
    /** Those that waited longest on somebody else first. */
    projects: z.array(waitingProjectSchema),
    /** More than are read at once. */
    isCut: z.boolean(),
  }),
})
