import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { shownBrandSchema } from './brand.ts'

const tokenBody = z.object({ token: z.string().min(1).max(200) })

export const openLink = endpoint({
  method: 'POST',
  path: '/portal/session/open',
  summary: 'Whose page a link leads to; opens nothing yet, since mail filters follow links too',
  body: tokenBody,
  response: z.object({
    brand: shownBrandSchema,
    vendorName: z.string(),
    productName: z.string(),
    customerName: z.string(),
    /** The person that the link was made for, as a letter addresses them. */
    addressee: z.object({ ja: z.string(), en: z.string() }),
    expiresOn: z.string(),
  }),
})

export const enter = endpoint({
  method: 'POST',
  path: '/portal/session',
  summary: 'Let this browser in with a link',
  body: tokenBody,
})

export const requestNewLink = endpoint({
  method: 'POST',
  path: '/portal/link-requests',
  summary: 'Ask for a new link in place of one that has expired; answers the same whatever becomes of it',
  body: tokenBody,
})

export const mailNewLink = endpoint({
  method: 'POST',
  path: '/portal/link-mails',
  summary: 'Ask for a link by mail, by the address that was let in; answers the same whatever becomes of it',
  body: z.object({ email: z.email().max(254), locale: z.enum(['ja', 'en']).default('ja') }),
})

export const leave = endpoint({
  method: 'POST',
  path: '/portal/session/end',
  summary: 'Forget this browser',
})
