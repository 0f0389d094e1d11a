import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { accessKinds } from '../domain/access-kind.ts'
import { accessLevels } from '../domain/access-level.ts'

const accountParams = z.object({ id: z.uuid() })

export const revokeAllPortalLinks = endpoint({
  method: 'POST',
  path: '/accounts/{id}/portal-links/revoke-all',
  summary: "End all links to a customer's page and everybody whom they let in, at once",
  params: accountParams,
  response: z.object({ ended: z.number() }),
})

const linkStateSchema = z.enum(['open', 'expired', 'revoked'])

export const portalLinkSchema = z.object({
  id: z.string(),
  stakeholder: z.object({ id: z.string(), name: z.string() }),
  email: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: linkStateSchema,
  revokedBy: z.string().nullable(),
  level: z.enum(accessLevels),
  /** The colleague who invited this person; null for links that we made. */
  invitedBy: z.string().nullable(),
  visits: z.number(),
  lastSeenAt: z.string().nullable(),
})
export type PortalLink = z.infer<typeof portalLinkSchema>

const portalAccessSchema = z.object({
  id: z.string(),
  /** Null for what was opened by the token of a mail or of a check for colleagues. */
  linkId: z.string().nullable(),
  who: z.string(),
  what: z.enum(accessKinds),
  occurredAt: z.string(),
  ip: z.string(),
  userAgent: z.string(),
})

export const listPortalLinks = endpoint({
  method: 'GET',
  path: '/accounts/{id}/portal-links',
  summary: "Links to the customer's page, newest first, with the latest accesses by each",
  params: accountParams,
  response: z.object({ items: z.array(portalLinkSchema), accesses: z.array(portalAccessSchema) }),
})

export const createPortalLink = endpoint({
  method: 'POST',
  path: '/accounts/{id}/portal-links',
  summary: "Make a link to the customer's page for one of its people; the address in the answer is shown only now",
  params: accountParams,
  body: z.object({
    stakeholderId: z.uuid(),
    expiresInDays: z.int().min(1).max(365).default(90),
    /** Left out: what suits the person's part in the project. */
    level: z.enum(accessLevels).optional(),
    /** Sends the link by mail as well. */
    sendsMail: z.boolean().default(false),
    locale: z.enum(['ja', 'en']).default('ja'),
  }),
  response: portalLinkSchema.extend({ url: z.string(), isMailQueued: z.boolean() }),
  answersSecret: true,
})

export const changePortalLink = endpoint({
  method: 'PATCH',
  path: '/portal-links/{id}',
  summary: 'Change what a person may do; it holds from their next request on',
  params: z.object({ id: z.uuid() }),
  body: z.object({ level: z.enum(accessLevels) }),
  response: portalLinkSchema,
})

export const revokePortalLink = endpoint({
  method: 'POST',
  path: '/portal-links/{id}/revoke',
  summary: 'End a link and everybody whom it let in, at once',
  params: z.object({ id: z.uuid() }),
  response: portalLinkSchema,
})
