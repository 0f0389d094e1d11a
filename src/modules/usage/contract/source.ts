import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

export const sourceKinds = ['server', 'browser', 'upload'] as const

export const sourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(sourceKinds),
  /** The last four characters of its write key. */
  keyHint: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  version: z.number(),
  revokedAt: z.string().nullable(),
})
export type Source = z.infer<typeof sourceSchema>

export const sourceStandingSchema = sourceSchema.extend({
  /** When the last event came that was taken in. */
  lastReceivedAt: z.string().nullable(),
  /** Events taken in, in whole hours; repetitions count too. */
  lastDay: z.number(),
  last28Days: z.number(),
  /** Of more than 10,000 it is 10,001. */
  rejected28Days: z.number(),
  lastRejectedAt: z.string().nullable(),
})
export type SourceStanding = z.infer<typeof sourceStandingSchema>

const nameSchema = z.string().trim().min(1).max(100)
const withKey = sourceSchema.extend({ writeKey: z.string() })
const params = z.object({ id: z.uuid() })

export const listSources = endpoint({
  method: 'GET',
  path: '/usage/sources',
  summary: 'The sources of events, with what came from each',
  response: z.object({ items: z.array(sourceStandingSchema) }),
})

export const readSource = endpoint({
  method: 'GET',
  path: '/usage/sources/{id}',
  summary: 'A source of events, with what came from it',
  params,
  response: sourceStandingSchema,
})

export const createSource = endpoint({
  method: 'POST',
  path: '/usage/sources',
  summary: 'Add a source of events; the answer holds its write key, once; files need none',
  body: z.object({ name: nameSchema, kind: z.enum(sourceKinds) }),
  response: sourceSchema.extend({ writeKey: z.string().nullable() }),
  answersSecret: true,
})

export const renameSource = endpoint({
  method: 'PATCH',
  path: '/usage/sources/{id}',
  summary: 'Rename a source',
  params,
  body: z.object({ name: nameSchema, version: z.int() }),
  response: sourceSchema,
})

export const renewWriteKey = endpoint({
  method: 'POST',
  path: '/usage/sources/{id}/write-key',
  summary: 'Give a source another write key; the old one is taken no more',
  params,
  response: withKey,
  answersSecret: true,
})

export const revokeSource = endpoint({
  method: 'POST',
  path: '/usage/sources/{id}/revoke',
  summary: 'Take no more events from a source; what came stays',
  params,
  response: sourceSchema,
})
