import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { accessKinds } from '../domain/access-kind.ts'

const accountParams = z.object({ id: z.uuid() })

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
  visits: z.number(),
  lastSeenAt: z.string().nullable(),
})
export type PortalLink = z.infer<typeof portalLinkSchema>

const portalAccessSchema = z.object({
  id: z.string(),
  linkId: z.string(),
  who: z.string(),
  what: z.enum(accessKinds),
  occurredAt: z.string(),
  ip: z.string(),
  userAgent: z.string(),
})

export const listPortalLinks = endpoint({
  method: 'GET',
  path: '/accounts/{id}/portal-links',
  summary: "Links to the customer's page, newest first, with the latest accesses",
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
    /** Sends the link by mail as well. */
    sendsMail: z.boolean().default(false),
    locale: z.enum(['ja', 'en']).default('ja'),
  }),
  response: portalLinkSchema.extend({ url: z.string(), isMailQueued: z.boolean() }),
})

export const revokePortalLink = endpoint({
  method: 'POST',
  path: '/portal-links/{id}/revoke',
  summary: 'End a link and everybody whom it let in, at once',
  params: z.object({ id: z.uuid() }),
  response: portalLinkSchema,
})
