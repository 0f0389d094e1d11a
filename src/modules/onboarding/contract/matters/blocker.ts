import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { blockerKinds, blockerStates, escalationLevels, impacts, ownerTeams } from '../../domain/blocker.ts'
import { holders } from '../../domain/waiting/ledger.ts'
import {
  clientIdSchema,
  daySchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  shortTextSchema,
  textSchema,
  versionSchema,
} from '../field.ts'
import { documentFields } from './document.ts'

export const visibilitySchema = z.enum(['internal', 'customer'])
export const holderSchema = z.enum(holders)

export const blockerSchema = z.object({
  id: z.string(),
  kind: z.enum(blockerKinds),
  title: z.string(),
  detail: z.string(),
  ownerSide: holderSchema,
  /** Whose desk at the customer; null for the others' and where it is not known. */
  ownerTeam: z.enum(ownerTeams).nullable(),
  ownerName: z.string(),
  impact: z.enum(impacts),
  state: z.enum(blockerStates),
  nextStates: z.array(z.enum(blockerStates)),
  /** Whether it stands in the way now. */
  isBlocking: z.boolean(),
  /** The work that it holds back, and what of it is finished or left out by now. */
  tasks: z.array(z.object({ id: z.string(), name: textSchema, isOpen: z.boolean() })),
  solution: z.string(),
  expectedOn: z.string().nullable(),
  raisedOn: z.string(),
  resolvedOn: z.string().nullable(),
  /** Business days. */
  age: z.number(),
  /** What it alone does to the value date, in calendar days; null where the plan has no value task. */
  effect: z.object({ from: z.string(), to: z.string(), days: z.number() }).nullable(),
  escalatedTo: z.enum(escalationLevels).nullable(),
  escalatedOn: z.string().nullable(),
  /** Who hears of it next; null when the sponsor knows. */
  nextLevel: z.enum(escalationLevels).nullable(),
  visibility: visibilitySchema,
  /** Latest first. */
  history: z.array(
    z.object({
      state: z.enum(blockerStates),
      ownerSide: holderSchema,
      note: z.string(),
      on: z.string(),
      by: z.string(),
    }),
  ),
  documents: z.array(
    z.object({
      id: z.string(),
      templateKey: z.string().nullable(),
      title: z.string(),
      url: z.string().nullable(),
      body: z.string(),
      isShared: z.boolean(),
      addedBy: z.string(),
      addedOn: z.string(),
    }),
  ),
  version: z.number(),
})
export type Blocker = z.infer<typeof blockerSchema>

export const documentTemplateSchema = z.object({
  key: z.string(),
  team: z.enum(ownerTeams),
  title: textSchema,
  /** What whoever asks wants to know. */
  asks: textSchema,
  body: textSchema,
})

const blockerFields = z.object({
  kind: z.enum(blockerKinds),
  title: nameSchema,
  detail: longTextSchema.default(''),
  ownerSide: holderSchema,
  ownerTeam: z.enum(ownerTeams).nullable().default(null),
  ownerName: shortTextSchema.default(''),
  impact: z.enum(impacts),
  taskIds: z.array(idSchema).max(50).default([]),
  solution: longTextSchema.default(''),
  expectedOn: daySchema.nullable().default(null),
  visibility: visibilitySchema.default('internal'),
})
export type BlockerInput = z.infer<typeof blockerFields>

export const listBlockers = endpoint({
  method: 'GET',
  path: projectPath('/blockers'),
  summary: 'What stands in the way of a project, with age, effect on the value date and history',
  params: projectParams,
  response: z.object({
    items: z.array(blockerSchema),
    /** What all that stand in the way do together. */
    effect: blockerSchema.shape.effect,
    /** Papers that security and legal ask for. */
    documentTemplates: z.array(documentTemplateSchema),
  }),
})

export const raiseBlocker = endpoint({
  method: 'POST',
  path: projectPath('/blockers'),
  summary: 'Raise a blocker; the customer sees it only when it is shared',
  params: projectParams,
  body: blockerFields.extend({ clientId: clientIdSchema, raisedOn: daySchema.optional() }),
  response: blockerSchema,
})

const blockerParams = projectParams.extend({ blockerId: idSchema })

export const changeBlocker = endpoint({
  method: 'PUT',
  path: projectPath('/blockers/{blockerId}'),
  summary: 'Change what a blocker says; its state moves by a step',
  params: blockerParams,
  body: blockerFields.extend({ version: versionSchema }),
  response: blockerSchema,
})

export const moveBlocker = endpoint({
  method: 'POST',
  path: projectPath('/blockers/{blockerId}/steps'),
  summary: 'Move a blocker to another state; the step is kept',
  params: blockerParams,
  body: z.object({ version: versionSchema, state: z.enum(blockerStates), note: longTextSchema.default('') }),
  response: blockerSchema,
})

export const escalateBlocker = endpoint({
  method: 'POST',
  path: projectPath('/blockers/{blockerId}/escalation'),
  summary: "Take a blocker one step up; to the customer's sponsor as the draft of a mail that a person sends",
  params: blockerParams,
  body: z.object({
    version: versionSchema,
    note: longTextSchema.default(''),
    /** Ways to go on that are offered to the sponsor; the work itself where left out. */
    offers: z.object({ scope: nameSchema, helpWith: nameSchema }).optional(),
  }),
  response: z.object({ blocker: blockerSchema, messageId: z.string().nullable() }),
})

export const addBlockerDocument = endpoint({
  method: 'POST',
  path: projectPath('/blockers/{blockerId}/documents'),
  summary: 'Keep a document at a blocker: a link, or the text itself',
  params: blockerParams,
  body: documentFields.extend({
    /** The customer reads it on its page, as long as it reads the blocker. */
    isShared: z.boolean().default(false),
    /** Whose desk it answers, to keep it for the next customer too; left out, it stays here only. */
    keptFor: z.enum(ownerTeams).optional(),
  }),
  response: blockerSchema,
})

export const shareBlockerDocument = endpoint({
  method: 'PUT',
  path: projectPath('/blockers/{blockerId}/documents/{documentId}/visibility'),
  summary: 'Give a document to the customer, or take it back',
  params: blockerParams.extend({ documentId: idSchema }),
  body: z.object({ isShared: z.boolean() }),
  response: blockerSchema,
})

export const removeBlockerDocument = endpoint({
  method: 'DELETE',
  path: projectPath('/blockers/{blockerId}/documents/{documentId}'),
  summary: 'Take a document away from a blocker',
  params: blockerParams.extend({ documentId: idSchema }),
})
