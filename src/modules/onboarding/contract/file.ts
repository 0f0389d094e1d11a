import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { clientIdSchema, idSchema, projectParams, projectPath } from './field.ts'

/** The most that one file may hold, in megabytes. */
export const fileMegabytes = 100

/** What a file can be attached to; `measurement` is the evidence of a goal's value. */
export const fileSubjects = ['project', 'task', 'goal', 'measurement', 'criterion', 'meeting'] as const

export const attachmentSchema = z.object({
  id: z.string(),
  subject: z.object({ kind: z.enum(fileSubjects), id: z.string() }),
  name: z.string(),
  byteSize: z.number(),
  contentType: z.string(),
  visibility: z.enum(['internal', 'customer']),
  author: z.object({ kind: z.enum(['user', 'portal', 'system', 'api_key']), name: z.string() }),
  createdAt: z.string(),
  /** Thrown away; for 30 days it can be had back. */
  discarded: z.object({ at: z.string(), by: z.string() }).nullable(),
})
export type Attachment = z.infer<typeof attachmentSchema>

const fileParams = z.object({ id: idSchema, fileId: idSchema })

export const listFiles = endpoint({
  method: 'GET',
  path: projectPath('/files'),
  summary: "The project's files, newest first, those thrown away in the last 30 days too",
  params: projectParams,
  response: z.object({ items: z.array(attachmentSchema) }),
})

export const addFile = endpoint({
  method: 'POST',
  path: projectPath('/files'),
  summary: 'Attach a file; only our side sees it until it is shared',
  params: projectParams,
  query: z.object({
    subject: z.enum(fileSubjects).default('project'),
    /** Left out for the project itself. */
    subjectId: idSchema.optional(),
    clientId: clientIdSchema,
  }),
  upload: { maxBytes: fileMegabytes * 1024 * 1024, isStored: true },
  response: attachmentSchema,
})

export const downloadFile = endpoint({
  method: 'GET',
  path: projectPath('/files/{fileId}'),
  summary: 'A file as it was handed in; ranges are served',
  params: fileParams,
  download: ['application/octet-stream'],
})

export const shareFile = endpoint({
  method: 'PUT',
  path: projectPath('/files/{fileId}/visibility'),
  summary: 'Show a file to the customer, or to our side only',
  params: fileParams,
  body: z.object({ visibility: z.enum(['internal', 'customer']) }),
  response: attachmentSchema,
})

export const discardFile = endpoint({
  method: 'POST',
  path: projectPath('/files/{fileId}/discard'),
  summary: 'Throw a file away; for 30 days it can be had back',
  params: fileParams,
  response: attachmentSchema,
})

export const restoreFile = endpoint({
  method: 'POST',
  path: projectPath('/files/{fileId}/restore'),
  summary: 'Bring a file back that was thrown away',
  params: fileParams,
  response: attachmentSchema,
})
