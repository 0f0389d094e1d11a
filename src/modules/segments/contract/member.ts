import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { operators } from '../domain/condition.ts'

const params = z.object({ id: z.uuid() })

const memberSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  phase: z.string(),
  touchModel: z.enum(['high', 'low', 'tech']).nullable(),
  arr: z.number().nullable(),
  currency: z.string(),
  renewalOn: z.string().nullable(),
  enteredAt: z.string(),
  leftAt: z.string().nullable(),
})
export type Member = z.infer<typeof memberSchema>

export const listSegmentMembers = endpoint({
  method: 'GET',
  path: '/segments/{id}/members',
  summary: 'Who is in a segment, the newest first; or who left it, the latest first',
  params,
  query: z.object({
    state: z.enum(['current', 'left']).default('current'),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(memberSchema), nextCursor: z.string().nullable() }),
})

const accountIds = z.array(z.uuid()).max(1_000).default([])

export const changeSegmentMembers = endpoint({
  method: 'POST',
  path: '/segments/{id}/members',
  summary: 'Put customers into a static segment or take them out; done twice, it is done once',
  params,
  body: z.object({ add: accountIds, remove: accountIds }),
  response: z.object({ added: z.number(), removed: z.number() }),
})

/** A value as it is known: a figure, a text, a date, keys; null where it is not. */
const valueSchema = z.union([z.null(), z.string(), z.number(), z.boolean(), z.array(z.string())])
export type KnownValue = z.infer<typeof valueSchema>

export const explainMembership = endpoint({
  method: 'GET',
  path: '/segments/{id}/accounts/{accountId}',
  summary: 'Why a customer is in a segment or not: each question with what is known of the customer',
  params: z.object({ id: z.uuid(), accountId: z.uuid() }),
  response: z.object({
    isMember: z.boolean(),
    /** Whether the condition selects it now; differs from `isMember` until the members are told anew. */
    isSelected: z.boolean(),
    enteredAt: z.string().nullable(),
    tests: z.array(
      z.object({
        path: z.string(),
        attribute: z.string(),
        operator: z.enum(operators),
        value: z.union([z.null(), z.string(), z.number(), z.array(z.string()), z.array(z.number())]),
        known: valueSchema,
        verdict: z.enum(['met', 'unmet', 'unknown']),
      }),
    ),
  }),
})
export type TestVerdict = z.infer<typeof explainMembership.response>['tests'][number]

export const listAccountSegments = endpoint({
  method: 'GET',
  path: '/accounts/{id}/segments',
  summary: 'The segments that a customer is in, the newest first',
  params,
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), name: z.string(), kind: z.enum(['live', 'static']), enteredAt: z.string() }),
    ),
  }),
})
