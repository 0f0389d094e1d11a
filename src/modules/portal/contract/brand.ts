import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

/** The most that a logo may hold, in kilobytes: it travels with every page. */
export const logoKilobytes = 100

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/)

/** What the customer's pages are dressed in. */
export const shownBrandSchema = z.object({
  /** Readable on every ground of the pages; null: the product's own. */
  accent: z.string().nullable(),
  /** As a data address; null: the vendor's name in words. */
  logo: z.string().nullable(),
})
export type ShownBrand = z.infer<typeof shownBrandSchema>

const brandSchema = z.object({
  /** As it was given. */
  accent: z.string().nullable(),
  shown: shownBrandSchema,
  vendorName: z.string(),
  productName: z.string(),
  version: z.number(),
})
export type BrandSettings = z.infer<typeof brandSchema>

export const readBrand = endpoint({
  method: 'GET',
  path: '/portal-brand',
  summary: "Logo and colour of the customer's pages",
  response: brandSchema,
})

export const changeBrand = endpoint({
  method: 'PUT',
  path: '/portal-brand',
  summary: "Set the colour of the customer's pages; one that cannot be read is shown darker",
  body: z.object({ version: z.int().min(0), accent: colour.nullable() }),
  response: brandSchema,
})

export const setLogo = endpoint({
  method: 'POST',
  path: '/portal-brand/logo',
  summary: 'Set the logo: PNG, JPEG or WebP',
  upload: { maxBytes: logoKilobytes * 1024 },
  response: brandSchema,
})

export const removeLogo = endpoint({
  method: 'POST',
  path: '/portal-brand/logo/removal',
  summary: 'Show the name in words again',
  response: brandSchema,
})
