import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { shownBrandSchema } from './brand.ts'

const token = z.string().min(1).max(200)
const tokenBody = z.object({ token })

export const openMailOptOut = endpoint({
  method: 'POST',
  path: '/portal/mail-opt-outs/open',
  summary: 'Which news the link of a mail ends; ends nothing, since mail filters follow links too',
  body: tokenBody,
  response: z.object({
    kind: z.enum(['early_win', 'weekly_digest']),
    vendorName: z.string(),
    brand: shownBrandSchema,
    wants: z.boolean(),
  }),
})

export const optOutOfMail = endpoint({
  method: 'POST',
  path: '/portal/mail-opt-outs/{token}',
  summary: 'End a kind of news at once, as mail programs do it (RFC 8058); whatever the body holds',
  params: z.object({ token }),
  takesAnyBody: true,
})

export const undoMailOptOut = endpoint({
  method: 'POST',
  path: '/portal/mail-opt-outs/undo',
  summary: 'Want a kind of news again after all',
  body: tokenBody,
})

export const choosePortalNews = endpoint({
  method: 'PUT',
  path: '/portal/mail-choice',
  summary: 'Get the weekly mail about the page, or not',
  body: z.object({ wantsDigest: z.boolean() }),
})

export const choosePortalLanguage = endpoint({
  method: 'PUT',
  path: '/portal/language',
  summary: 'The language in which this person is written to',
  body: z.object({ locale: z.enum(['ja', 'en']) }),
})
