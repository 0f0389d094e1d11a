import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { filledTextSchema, idSchema, projectParams, projectPath, versionSchema } from '../field.ts'
import { minutesSchema, priceSchema, saleSchema } from './package.ts'

export const packageRevisionSchema = z.object({
  version: z.number(),
  /** Empty where it was made before revisions were kept. */
  by: z.string(),
  at: z.string(),
  name: z.string(),
  priceMinor: z.number(),
  currency: z.string(),
  includedMinutes: z.number(),
  contents: z.array(z.string()),
  isRetired: z.boolean(),
})
export type PackageRevision = z.infer<typeof packageRevisionSchema>

export const listPackageRevisions = endpoint({
  method: 'GET',
  path: '/packages/{id}/revisions',
  summary: 'What a package was, the latest first, and who made it so',
  params: z.object({ id: idSchema }),
  response: z.object({ items: z.array(packageRevisionSchema) }),
})

export const changeSale = endpoint({
  method: 'PUT',
  path: projectPath('/packages/{packageSaleId}/terms'),
  summary: 'Agree anew on the hours and the price of a package that was sold; what it was stays to be read',
  params: projectParams.extend({ packageSaleId: idSchema }),
  body: z.object({
    version: versionSchema,
    includedMinutes: minutesSchema,
    priceMinor: priceSchema,
    because: filledTextSchema,
  }),
  response: saleSchema,
})
