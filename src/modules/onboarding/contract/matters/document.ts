import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { ownerTeams } from '../../domain/blocker.ts'
import { clientIdSchema, idSchema, nameSchema, versionSchema } from '../field.ts'

/** A link, or the text itself; one of them has to be there. */
export const documentFields = z.object({
  templateKey: z.string().max(60).nullable().default(null),
  title: nameSchema,
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  body: z.string().trim().max(20_000).default(''),
})
export type DocumentInput = z.infer<typeof documentFields>

const keptFields = documentFields.extend({ team: z.enum(ownerTeams) })
export type KeptInput = z.infer<typeof keptFields>

export const keptDocumentSchema = z.object({
  id: z.string(),
  version: z.number(),
  templateKey: z.string().nullable(),
  team: z.enum(ownerTeams),
  title: z.string(),
  url: z.string().nullable(),
  body: z.string(),
  isRetired: z.boolean(),
  changedBy: z.string(),
  changedOn: z.string(),
  /** At how many blockers a document of this title was kept. */
  uses: z.number(),
})
export type KeptDocument = z.infer<typeof keptDocumentSchema>

export const listKeptDocuments = endpoint({
  method: 'GET',
  path: '/kept-documents',
  summary: "Our answers to what customers' security, legal and other desks ask for, retired ones last",
  response: z.object({ items: z.array(keptDocumentSchema) }),
})

export const addKeptDocument = endpoint({
  method: 'POST',
  path: '/kept-documents',
  summary: 'Keep an answer for the next customer who asks',
  body: keptFields.extend({ clientId: clientIdSchema }),
  response: keptDocumentSchema,
})

export const changeKeptDocument = endpoint({
  method: 'PUT',
  path: '/kept-documents/{id}',
  summary: 'Change or retire an answer; what customers were given stays as it was',
  params: z.object({ id: idSchema }),
  body: keptFields.extend({ version: versionSchema, isRetired: z.boolean().default(false) }),
  response: keptDocumentSchema,
})
