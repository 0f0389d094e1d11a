import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { handoffGaps, leftoverKinds } from '../../domain/graduation/ongoing.ts'
import {
  daySchema,
  filledTextSchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  sourceSchema,
  textSchema,
  versionSchema,
} from '../field.ts'

const dispositionSchema = z.object({
  kind: z.enum(leftoverKinds),
  id: z.string().min(1).max(100),
  action: z.enum(['carried', 'closed']),
  note: z.string().trim().max(1000),
})

const settledSchema = z.object({ on: z.string(), by: z.string(), note: z.string() })

/** As it is kept: with what came of it after the graduation. */
export const keptDispositionSchema = dispositionSchema.extend({ settled: settledSchema.optional() })

const written = z.object({
  csmId: idSchema.nullable(),
  review: longTextSchema,
  cadence: longTextSchema,
  nextGoals: z.array(nameSchema).max(20),
  /** When the one who takes over was introduced to the customer. */
  introducedOn: daySchema.nullable(),
  /** Ours alone: never shown to the customer. */
  expansionHints: longTextSchema,
  internalNotes: longTextSchema,
  dispositions: z.array(dispositionSchema).max(300),
})
export type OngoingHandoffInput = z.infer<typeof written>

const acceptanceSchema = z.object({
  side: z.enum(['csm', 'customer']),
  name: z.string(),
  on: z.string(),
  source: sourceSchema.or(z.literal('self')),
  how: z.string().nullable(),
})

export const ongoingHandoffSchema = written.extend({
  /** 0 before it is written. */
  version: z.number(),
  csmName: z.string().nullable(),
  /** Nothing may be lost: all that is open, with what becomes of it where somebody said so. */
  leftovers: z.array(
    z.object({
      kind: z.enum(leftoverKinds),
      id: z.string(),
      name: textSchema,
      dueOn: z.string().nullable(),
      disposition: dispositionSchema
        .pick({ action: true, note: true })
        .extend({ settled: settledSchema.nullable() })
        .nullable(),
    }),
  ),
  gaps: z.array(z.enum(handoffGaps)),
  acceptances: z.array(acceptanceSchema),
  /** The onboarding has to be graduated before either side accepts. */
  isGraduated: z.boolean(),
})
export type OngoingHandoff = z.infer<typeof ongoingHandoffSchema>

export const readOngoingHandoff = endpoint({
  method: 'GET',
  path: projectPath('/ongoing-handoff'),
  summary: 'How the customer goes over to ongoing customer success, and what is still open',
  params: projectParams,
  response: ongoingHandoffSchema,
})

export const saveOngoingHandoff = endpoint({
  method: 'PUT',
  path: projectPath('/ongoing-handoff'),
  summary: 'Write the handoff to ongoing customer success; not once a side has accepted it',
  params: projectParams,
  body: written.extend({ version: versionSchema.or(z.literal(0)) }),
  response: ongoingHandoffSchema,
})

export const acceptOngoingHandoff = endpoint({
  method: 'POST',
  path: projectPath('/ongoing-handoff/acceptance'),
  summary: 'Accept as the one who takes over; with the acceptance of the customer the onboarding is over',
  params: projectParams,
  body: z.object({ version: versionSchema }),
  response: ongoingHandoffSchema,
})

export const acceptOngoingHandoffOnBehalf = endpoint({
  method: 'POST',
  path: projectPath('/ongoing-handoff/customer-acceptance'),
  summary: 'Record on behalf of the customer that it accepted the handoff; it never changes',
  params: projectParams,
  body: z.object({ version: versionSchema, name: nameSchema, acceptedOn: daySchema, how: filledTextSchema }),
  response: ongoingHandoffSchema,
})

export const settleCarried = endpoint({
  method: 'POST',
  path: projectPath('/ongoing-handoff/settlements'),
  summary:
    'Record what came of something for phase 2, or of a fault, that the graduation carried over; it never changes',
  params: projectParams,
  body: z.object({ kind: z.enum(['phase_2', 'incident']), id: z.string().min(1).max(100), note: filledTextSchema }),
  response: ongoingHandoffSchema,
})

/** What the customer reads of it: an allow-list. */
export const portalHandoffSchema = z.object({
  csmName: z.string(),
  review: z.string(),
  cadence: z.string(),
  nextGoals: z.array(z.string()),
  introducedOn: z.string(),
  version: z.number(),
  accepted: z.object({ name: z.string(), on: z.string() }).nullable(),
})
export type PortalHandoff = z.infer<typeof portalHandoffSchema>
