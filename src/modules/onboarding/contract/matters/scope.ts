import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { requestStates, scopePlaces } from '../../domain/scope.ts'
import { sides } from '../../domain/task.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  sourceSchema,
  versionSchema,
} from '../field.ts'
import { visibilitySchema } from './blocker.ts'

export const scopeItemSchema = z.object({ text: nameSchema, place: z.enum(scopePlaces) })
export type ScopeItem = z.infer<typeof scopeItemSchema>

const saidSchema = z.object({
  name: z.string(),
  on: z.string(),
  source: sourceSchema,
  how: z.string().nullable(),
  recordedBy: z.string().nullable(),
})

export const scopeStatementSchema = z.object({
  /** Its version, counted from 1. */
  statement: z.number(),
  items: z.array(scopeItemSchema),
  note: z.string(),
  visibility: visibilitySchema,
  writtenBy: z.string(),
  writtenAt: z.string(),
  agreement: saidSchema.nullable(),
})
export type ScopeStatement = z.infer<typeof scopeStatementSchema>

const movedSchema = z.object({
  from: z.string(),
  to: z.string(),
  days: z.number(),
  fromWeek: z.number(),
  toWeek: z.number(),
})
export const scopeEffectSchema = z.object({ goLive: movedSchema.nullable(), value: movedSchema.nullable() })
export type ScopeEffect = z.infer<typeof scopeEffectSchema>

export const scopeWorkSchema = z.object({
  name: nameSchema,
  side: z.enum(sides),
  businessDays: z.int().min(1).max(250),
  /** The task that waits for it; the go-live where left out, null where nothing does. */
  beforeKey: z.string().max(60).nullable().optional(),
})
export type ScopeWorkInput = z.infer<typeof scopeWorkSchema>

export const scopeRequestSchema = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  requestedBy: z.string(),
  requestedOn: z.string(),
  works: z.array(scopeWorkSchema),
  phase: z.union([z.literal(1), z.literal(2)]).nullable(),
  state: z.enum(requestStates),
  /** If it went to phase 1: as it was put to the customer, or as it would be now while it is open. */
  effect: scopeEffectSchema,
  proposedBy: z.string().nullable(),
  proposedOn: z.string().nullable(),
  decision: saidSchema.nullable(),
  version: z.number(),
})
export type ScopeRequest = z.infer<typeof scopeRequestSchema>

export const scopeSchema = z.object({
  /** Latest first. */
  statements: z.array(scopeStatementSchema),
  requests: z.array(scopeRequestSchema),
  /** Where new work can go: open tasks by their keys. */
  goLiveKey: z.string().nullable(),
})

export const readScope = endpoint({
  method: 'GET',
  path: projectPath('/scope'),
  summary: 'What is in scope, in all its versions, and what was asked for since',
  params: projectParams,
  response: scopeSchema,
})

export const writeScopeStatement = endpoint({
  method: 'POST',
  path: projectPath('/scope-statements'),
  summary:
    'Write a new version of what is in scope; the customer sees it only when it is shared, and agrees to it anew',
  params: projectParams,
  body: z.object({
    /** The latest version that the new one is based on; 0 for the first. */
    basedOn: z.int().min(0),
    items: z.array(scopeItemSchema).min(1).max(100),
    note: longTextSchema.default(''),
    visibility: visibilitySchema.default('internal'),
  }),
  response: scopeSchema,
})

export const agreeScope = endpoint({
  method: 'POST',
  path: projectPath('/scope-agreement'),
  summary: 'Record on behalf of the customer that it agreed to the latest version; it never changes',
  params: projectParams,
  body: z.object({
    statement: z.int().min(1),
    agreedBy: nameSchema,
    agreedOn: daySchema,
    how: filledTextSchema,
  }),
  response: scopeSchema,
})

export const previewScopeRequest = endpoint({
  method: 'POST',
  path: projectPath('/scope-requests/preview'),
  summary: 'What work would do to go-live and value date; writes nothing',
  params: projectParams,
  body: z.object({ works: z.array(scopeWorkSchema).max(20) }),
  response: scopeEffectSchema,
})

export const requestScope = endpoint({
  method: 'POST',
  path: projectPath('/scope-requests'),
  summary: 'Note what the customer asks for beyond the scope, and the work that it takes',
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    title: nameSchema,
    reason: longTextSchema.default(''),
    requestedBy: nameSchema,
    requestedOn: daySchema,
    works: z.array(scopeWorkSchema).min(1).max(20),
  }),
  response: scopeRequestSchema,
})

const requestParams = projectParams.extend({ requestId: idSchema })

export const proposeScope = endpoint({
  method: 'POST',
  path: projectPath('/scope-requests/{requestId}/proposal'),
  summary: 'Put a request to the customer for phase 1 or 2, with its effect as computed now',
  params: requestParams,
  body: z.object({ version: versionSchema, phase: z.union([z.literal(1), z.literal(2)]) }),
  response: scopeRequestSchema,
})

export const decideScope = endpoint({
  method: 'POST',
  path: projectPath('/scope-requests/{requestId}/decision'),
  summary: 'Record on behalf of the customer what it decided; agreed work of phase 1 enters the plan',
  params: requestParams,
  body: z.object({
    version: versionSchema,
    isAgreed: z.boolean(),
    name: nameSchema,
    decidedOn: daySchema,
    how: filledTextSchema,
  }),
  response: scopeRequestSchema,
})
