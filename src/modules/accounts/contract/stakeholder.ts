import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { influences, itLiteracies, sentiments, stakeholderRoles } from '../domain/stakeholder.ts'
import {
  accountParams,
  dateSchema,
  emailSchema,
  filledLineSchema,
  lineSchema,
  linesSchema,
  readingSchema,
} from './inputs.ts'

const roleSchema = z.enum(stakeholderRoles)

export const stakeholderInputSchema = z.object({
  familyName: filledLineSchema(100),
  givenName: lineSchema(100).optional(),
  familyKana: readingSchema(100).optional(),
  givenKana: readingSchema(100).optional(),
  department: lineSchema(200).optional(),
  title: lineSchema(200).optional(),
  email: emailSchema.optional(),
  phone: lineSchema(50).optional(),
  roles: z.array(roleSchema).max(stakeholderRoles.length).optional(),
  influence: z.enum(influences).nullable().optional(),
  sentiment: z.enum(sentiments).nullable().optional(),
  itLiteracy: z.enum(itLiteracies).nullable().optional(),
  /** The stakeholder of the same customer for whom this one stands in. */
  deputyOfId: z.uuid().nullable().optional(),
  /** Internal only. */
  note: linesSchema(5_000).optional(),
  /** The first day on which the person is no longer there; may lie ahead. Null: still there. */
  leftOn: dateSchema.nullable().optional(),
})
export type StakeholderInput = z.output<typeof stakeholderInputSchema>

export const stakeholderSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  familyKana: z.string().nullable(),
  givenKana: z.string().nullable(),
  department: z.string().nullable(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  roles: z.array(roleSchema),
  influence: z.enum(influences).nullable(),
  sentiment: z.enum(sentiments).nullable(),
  itLiteracy: z.enum(itLiteracies).nullable(),
  deputyOfId: z.string().nullable(),
  note: z.string().nullable(),
  leftOn: z.string().nullable(),
  isActive: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number(),
})
export type StakeholderRecord = z.infer<typeof stakeholderSchema>

export const stakeholderAlertSchema = z.object({
  kind: z.enum([
    'no_contact',
    'single_threaded',
    'champion_left',
    'no_champion',
    'no_champion_deputy',
    'executive_sponsor_left',
    'no_executive_sponsor',
  ]),
  stakeholderIds: z.array(z.string()),
})

const stakeholderParams = accountParams.extend({ stakeholderId: z.uuid() })

export const listStakeholders = endpoint({
  method: 'GET',
  path: '/accounts/{id}/stakeholders',
  summary: "The customer's people by reading, those who left last, and what is wrong with the relations",
  params: accountParams,
  response: z.object({ items: z.array(stakeholderSchema), alerts: z.array(stakeholderAlertSchema) }),
})

export const createStakeholder = endpoint({
  method: 'POST',
  path: '/accounts/{id}/stakeholders',
  summary: 'Add a person of the customer',
  params: accountParams,
  body: stakeholderInputSchema,
  response: stakeholderSchema,
})

export const updateStakeholder = endpoint({
  method: 'PATCH',
  path: '/accounts/{id}/stakeholders/{stakeholderId}',
  summary: 'Change a person of the customer; set leftOn when they leave',
  params: stakeholderParams,
  body: stakeholderInputSchema.partial().extend({ version: z.int().min(1) }),
  response: stakeholderSchema,
})

export const removeStakeholder = endpoint({
  method: 'DELETE',
  path: '/accounts/{id}/stakeholders/{stakeholderId}',
  summary: 'Remove a person entered by mistake; who leaves gets leftOn instead',
  params: stakeholderParams,
})
