import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const isKey = (text: string) => /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)

export const groupStates = ['waiting', 'assigned', 'ignored'] as const

const groupSchema = z.object({
  key: z.string(),
  /** As the sender names the customer. */
  externalId: z.string(),
  name: z.string().nullable(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Null where it was found by its ID. */
  assignedBy: z.string().nullable(),
  firstSeenAt: z.string(),
  /** Events that wait for somebody to say whose they are. */
  waiting: z.number(),
})
export type UsageGroup = z.infer<typeof groupSchema>

export const listGroups = endpoint({
  method: 'GET',
  path: '/usage/groups',
  summary: 'Customers as senders name them: whose they are, or what waits for somebody to say so; 100 at most',
  query: z.object({ state: z.enum(groupStates).default('waiting'), q: z.string().max(100).default('') }),
  response: z.object({ items: z.array(groupSchema) }),
})

export const assignGroup = endpoint({
  method: 'POST',
  path: '/usage/groups/{key}/assignment',
  summary: 'Say whose events these are; without an accountId they are nobody’s and are not counted',
  params: z.object({ key: z.string().max(20).refine(isKey) }),
  body: z.object({ accountId: z.uuid().nullable() }),
  response: groupSchema,
})

const mergeSchema = z.object({
  id: z.string(),
  person: z.string(),
  into: z.string(),
  cause: z.enum(['identify', 'alias', 'person']),
  reason: z.string().nullable(),
  mergedBy: z.string(),
  mergedAt: z.string(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
})
export type Merge = z.infer<typeof mergeSchema>

export const listMerges = endpoint({
  method: 'GET',
  path: '/usage/merges',
  summary: 'Who was found to be whom; the last 100',
  response: z.object({ items: z.array(mergeSchema) }),
})

export const mergePersons = endpoint({
  method: 'POST',
  path: '/usage/merges',
  summary: 'Say that two IDs are one person',
  body: z.object({
    person: z.string().trim().min(1).max(256),
    into: z.string().trim().min(1).max(256),
    reason: z.string().trim().min(1).max(1_000),
  }),
  response: mergeSchema,
})

export const undoMerge = endpoint({
  method: 'POST',
  path: '/usage/merges/{id}/undo',
  summary: 'Take two people apart again; they are not merged by themselves any more',
  params: z.object({ id: z.uuid() }),
  response: mergeSchema,
})
