import { z } from 'zod'
import { isPlainDate, isTimeZone } from '#platform/kernel/dates.ts'
import { endpoint } from '#platform/kernel/endpoint.ts'

export const roles = ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

const localeSchema = z.enum(['ja', 'en'])
const nameSchema = z.string().trim().min(1).max(200)
const passwordSchema = z.string().min(10).max(200)
const emailSchema = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())

const timeZoneSchema = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, { params: { code: 'identity.unknown_time_zone' } })

const notADay = { params: { code: 'field.invalid_date' } }

/** 'YYYY-MM-DD', or 'MM-DD' for every year. */
const isClosedDay = (text: string) => isPlainDate(text.length === 'MM-DD'.length ? `2024-${text}` : text)

export const sessionSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    vendorName: z.string(),
    productName: z.string(),
    timeZone: z.string(),
    locale: localeSchema,
    fiscalYearStartMonth: z.number(),
  }),
  role: roleSchema,
  permissions: z.array(z.string()),
})
export type SessionInfo = z.infer<typeof sessionSchema>

export const readSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who I am here and what I may do',
  response: sessionSchema,
})

export const setUpWorkspace = endpoint({
  method: 'POST',
  path: '/setup',
  summary: 'Make the first workspace and its admin with the one-time link',
  body: z.object({
    token: z.string().min(1).max(200),
    workspaceName: nameSchema,
    productName: nameSchema,
    name: nameSchema,
    email: emailSchema,
    password: passwordSchema,
    locale: localeSchema,
    timeZone: timeZoneSchema,
  }),
  response: z.object({ id: z.string() }),
})

export const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isActive: z.boolean(),
})

export const listMembers = endpoint({
  method: 'GET',
  path: '/members',
  summary: 'People of the workspace',
  response: z.object({ items: z.array(memberSchema) }),
})

export const changeMember = endpoint({
  method: 'PATCH',
  path: '/members/{id}',
  summary: "Change a member's role, or deactivate and reactivate them",
  params: z.object({ id: z.uuid() }),
  body: z.object({ role: roleSchema.optional(), isActive: z.boolean().optional() }),
  response: memberSchema,
})

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
})

export const listInvitations = endpoint({
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations, newest first',
  response: z.object({ items: z.array(invitationSchema) }),
})

export const inviteMember = endpoint({
  method: 'POST',
  path: '/invitations',
  summary: 'Invite a person; the link in the answer is shown only now',
  body: z.object({ email: emailSchema, role: roleSchema }),
  response: invitationSchema.extend({ link: z.string() }),
  answersSecret: true,
})

export const revokeInvitation = endpoint({
  method: 'POST',
  path: '/invitations/{id}/revoke',
  summary: 'Make an invitation useless',
  params: z.object({ id: z.uuid() }),
  response: invitationSchema,
})

export const openInvitation = endpoint({
  method: 'POST',
  path: '/invitations/open',
  summary: 'What an invitation link offers, before accepting',
  body: z.object({ token: z.string().min(1).max(200) }),
  response: z.object({ workspaceName: z.string(), email: z.string(), role: roleSchema, hasUser: z.boolean() }),
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Join with an invitation link; a person who has a password here gives it, a new one chooses it',
  body: z.object({
    token: z.string().min(1).max(200),
    name: nameSchema.optional(),
    password: z.string().min(1).max(200),
  }),
  response: z.object({ email: z.string() }),
})

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  createdBy: z.string(),
  createdAt: z.string(),
  lastUsedOn: z.string().nullable(),
  revokedAt: z.string().nullable(),
})

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api-keys',
  summary: 'API keys without their secrets',
  response: z.object({ items: z.array(apiKeySchema) }),
})

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api-keys',
  summary: 'Make an API key; the key in the answer is shown only now',
  body: z.object({ name: nameSchema, role: roleSchema }),
  response: apiKeySchema.extend({ key: z.string() }),
  answersSecret: true,
})

export const revokeApiKey = endpoint({
  method: 'POST',
  path: '/api-keys/{id}/revoke',
  summary: 'End an API key at once',
  params: z.object({ id: z.uuid() }),
  response: apiKeySchema,
})

export const auditEntrySchema = z.object({
  id: z.string(),
  occurredAt: z.string(),
  actorKind: z.string(),
  actorName: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  details: z.unknown(),
})

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/audit-entries',
  summary: 'The audit log, newest first',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    entity: z.string().max(60).optional(),
    entityId: z.string().max(60).optional(),
    actorId: z.string().max(60).optional(),
    /** Days of the workspace's calendar, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  response: z.object({ items: z.array(auditEntrySchema), nextCursor: z.string().nullable() }),
})

export const workspaceSettingsSchema = z.object({
  name: nameSchema,
  vendorName: nameSchema,
  productName: nameSchema,
  locale: localeSchema,
  timeZone: timeZoneSchema,
  fiscalYearStartMonth: z.number().int().min(1).max(12),
  closedWeekdays: z.array(z.number().int().min(0).max(6)).max(6),
  japaneseHolidays: z.boolean(),
  closedDays: z.array(z.string().max(10).refine(isClosedDay, notADay)).max(400),
  openDays: z.array(z.string().max(10).refine(isPlainDate, notADay)).max(400),
})
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>

const versionedSettingsSchema = workspaceSettingsSchema.extend({ version: z.string() })

export const readWorkspaceSettings = endpoint({
  method: 'GET',
  path: '/workspace',
  summary: 'Settings of the workspace',
  response: versionedSettingsSchema,
})

export const changeWorkspaceSettings = endpoint({
  method: 'PATCH',
  path: '/workspace',
  summary: 'Change settings of the workspace; with the version they were read in, refused if changed since',
  body: workspaceSettingsSchema.partial().extend({ version: z.string().max(64).optional() }),
  response: versionedSettingsSchema,
})
