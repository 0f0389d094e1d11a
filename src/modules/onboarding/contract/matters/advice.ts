import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { adviceKinds, adviceReasons } from '../../domain/advice/advice.ts'
import { contactChannels, contactDirections, contactSources } from '../../domain/advice/contact.ts'
import { extensionCauses } from '../../domain/advice/extension.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  longTextSchema,
  projectParams,
  projectPath,
  versionSchema,
} from '../field.ts'

const adviceReasonSchema = z.object({
  code: z.enum(adviceReasons),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  blockerId: z.string().nullable(),
})

export const adviceSchema = z.object({ kind: z.enum(adviceKinds), reasons: z.array(adviceReasonSchema) })
export type AdviceView = z.infer<typeof adviceSchema>

const lastContactSchema = z.object({
  /** Null where there never was one. */
  on: z.string().nullable(),
  source: z.enum(contactSources).nullable(),
  /** Business days since, whenever the project began. */
  days: z.number().nullable(),
})

const extensionSchema = z.object({
  cycle: z.number(),
  extension: z.number(),
  cause: z.enum(extensionCauses),
  rootCause: z.string(),
  previousValueOn: z.string(),
  valueOn: z.string(),
  agreedBy: z.string(),
  agreedOn: z.string(),
  how: z.string(),
  recordedBy: z.string(),
})

export const adviceOfProjectSchema = z.object({
  items: z.array(adviceSchema),
  contact: z.object({ customer: lastContactSchema, us: lastContactSchema }),
  extensions: z.object({ left: z.number(), most: z.number(), history: z.array(extensionSchema) }),
  decisions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(adviceKinds),
      reasons: z.array(adviceReasonSchema),
      isAccepted: z.boolean(),
      reason: z.string(),
      decidedOn: z.string(),
      decidedBy: z.string(),
    }),
  ),
})
export type AdviceOfProject = z.infer<typeof adviceOfProjectSchema>

export const readAdvice = endpoint({
  method: 'GET',
  path: projectPath('/advice'),
  summary: 'What to do about a project and why, and what was decided about it',
  params: projectParams,
  response: adviceOfProjectSchema,
})

export const decideAdvice = endpoint({
  method: 'POST',
  path: projectPath('/advice-decisions'),
  summary: 'Accept advice, which drafts its next step, or decline it with a reason',
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    kind: z.enum(adviceKinds),
    isAccepted: z.boolean(),
    /** Needed to decline. */
    reason: longTextSchema.default(''),
  }),
  response: z.object({
    /** What was drafted: a task in the plan, or a mail that a person sends. */
    drafted: z.enum(['task', 'mail']).nullable(),
    taskId: z.string().nullable(),
    messageId: z.string().nullable(),
  }),
})

export const extendProject = endpoint({
  method: 'POST',
  path: projectPath('/extensions'),
  summary: "Give more time: refused without root cause, later date and the customer's agreement, and beyond the limit",
  params: projectParams,
  body: z.object({
    version: versionSchema,
    clientId: clientIdSchema,
    cause: z.enum(extensionCauses).nullable().default(null),
    rootCause: longTextSchema.default(''),
    valueOn: daySchema.nullable().default(null),
    agreedBy: z.string().trim().max(200).default(''),
    agreedOn: daySchema.nullable().default(null),
    how: longTextSchema.default(''),
  }),
  response: extensionSchema,
})

export const recordContact = endpoint({
  method: 'POST',
  path: projectPath('/contacts'),
  summary: 'Note a contact that no other record tells of: a call, a meeting, an answer by mail',
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    direction: z.enum(contactDirections),
    channel: z.enum(contactChannels),
    on: daySchema,
    note: filledTextSchema,
  }),
  response: adviceOfProjectSchema,
})
